using System.Data.Common;
using Dapper;
using DecisionEngine.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace DecisionEngine.Cases.Tests.Storage;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    public SqliteTestDatabase() => Options = new StoreOptions { ConnectionString = $"Data Source={File}" };

    public string File => Path.Combine(Folder, "cases.db");

    public override StoreOptions Options { get; }

    /// <summary>A connection to the file from which the triggers are taken.</summary>
    public override async Task<DbConnection> OpenUnguardedAsync()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync();
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        foreach (var trigger in await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        {
            await connection.ExecuteAsync($"DROP TRIGGER {trigger}");
        }

        return connection;
    }
}
