using System.Data.Common;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

/// <summary>An empty database of one kind, thrown away after the test.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What every test runs on.</summary>
    public static TheoryData<string> Kinds => ["SQLite", "PostgreSQL"];

    public abstract StoreOptions Options { get; }

    public static async Task<TestDatabase> CreateAsync(string kind) => kind switch
    {
        "SQLite" => new SqliteTestDatabase(),
        "PostgreSQL" => await PostgresTestDatabase.CreateAsync(),
        _ => throw new ArgumentException("No such store.", nameof(kind)),
    };

    public Task<Store> OpenAsync() => Store.OpenAsync(Options, new FixedTime(Now));

    /// <summary>A connection with which somebody who owns the database could do what the store never does.</summary>
    public abstract Task<DbConnection> OpenUnguardedAsync();

    public abstract ValueTask DisposeAsync();
}

/// <summary>A clock that stands still.</summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
