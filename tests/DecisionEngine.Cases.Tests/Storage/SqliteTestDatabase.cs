using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    public SqliteTestDatabase() => Options = new StoreOptions { ConnectionString = $"Data Source={File}" };

    public string Folder { get; } = Directory.CreateTempSubdirectory("record").FullName;

    public string File => Path.Combine(Folder, "cases.db");

    public override StoreOptions Options { get; }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
