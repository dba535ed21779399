using System.Data.Common;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

/// <summary>An empty database of one kind, thrown away after the test.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What every test runs on.</summary>
    public static TheoryData<string> Kinds => ["SQLite", "PostgreSQL"];

    /// <summary>A folder of its own.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("record").FullName;

    public abstract StoreOptions Options { get; }

    public static async Task<TestDatabase> CreateAsync(string kind) => kind switch
    {
        "SQLite" => new SqliteTestDatabase(),
        "PostgreSQL" => await PostgresTestDatabase.CreateAsync(),
        _ => throw new ArgumentException("No such store.", nameof(kind)),
    };

    /// <summary>Options with checkpoints.</summary>
    public StoreOptions Signing => Options with { CheckpointFolder = Path.Combine(Folder, "checkpoints"), KeyFile = Path.Combine(Folder, "key", "checkpoints.pem") };

    public Task<Store> OpenSigningAsync() => Store.OpenAsync(Signing, new FixedTime(Now));

    public Task<Store> OpenAsync() => Store.OpenAsync(Options, new FixedTime(Now));

    /// <summary>A connection with which somebody who owns the database could do what the store never does.</summary>
    public abstract Task<DbConnection> OpenUnguardedAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A clock that stands still.</summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
