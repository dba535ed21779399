using System.Data.Common;

namespace DecisionEngine.Cases.Storage;

/// <summary>What SQLite and PostgreSQL do differently.</summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>Commits after which a group is closed, so that the first in it does not wait for too many others.</summary>
    protected const int MostCommitsInGroup = 512;

    /// <summary>Bytes after which a group is closed.</summary>
    protected const long MostBytesInGroup = 16 * 1024 * 1024;

    /// <summary>What lets a second node pass over rows that a first is taking.</summary>
    public abstract string SkippingTaken { get; }

    public static async Task<Database> OpenAsync(StoreOptions options, TimeProvider time, CancellationToken cancel)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = options.ConnectionString };
        return parts.ContainsKey("Data Source") || parts.ContainsKey("DataSource") || parts.ContainsKey("Filename")
            ? SqliteDatabase.Start(options, time)
            : await PostgresDatabase.StartAsync(options, time, cancel);
    }

    /// <summary>A connection that only reads.</summary>
    public abstract Task<DbConnection> OpenReaderAsync(CancellationToken cancel);

    /// <summary>A transaction in which everything is read as it is at one moment.</summary>
    public abstract ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Keeps every other node from adding to the log until the transaction ends.</summary>
    public abstract Task HoldLogAsync(DbConnection connection);

    /// <summary>Adds or replaces rows, on a connection given by <see cref="WriteAsync"/>.</summary>
    public abstract Task PutAsync(DbConnection connection, Table table, List<object?[]> rows);

    /// <summary>Writes the commit together with those that wait beside it, and answers when it is durable.</summary>
    public abstract Task<CommitResult> CommitAsync(PendingCommit pending);

    /// <summary>Does other writing in a transaction of its own.</summary>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
