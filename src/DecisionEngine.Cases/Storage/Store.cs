using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace DecisionEngine.Cases.Storage;

/// <summary>
/// The legal record and the work tables. Everything is written through <see cref="CommitAsync"/>: events, which are only ever added and
/// each hold the hash of the one before, together with the rows they mean. Safe for use by many at a time.
/// </summary>
public sealed partial class Store : IAsyncDisposable
{
    private readonly Database database;
    private readonly Checkpoints? checkpoints;
    private readonly TimeProvider time;

    private Store(Database database, Checkpoints? checkpoints, TimeProvider time)
    {
        this.database = database;
        this.checkpoints = checkpoints;
        this.time = time;
    }

    /// <summary>Opens the store and brings its tables to the newest shape. Nodes that start together take turns.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="DbException">The database cannot be reached or written.</exception>
    /// <exception cref="InvalidOperationException">The database does not take a setting the record rests on.</exception>
    public static async Task<Store> OpenAsync(StoreOptions options, TimeProvider time, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.CheckpointFolder is null != options.KeyFile is null)
        {
            throw new ArgumentException("Checkpoints need a folder and a key file; one of them is missing.", nameof(options));
        }

        var checkpoints = options is { CheckpointFolder: { } folder, KeyFile: { } key } ? new Checkpoints(folder, key) : null;
        try
        {
            return new Store(await Database.OpenAsync(options, time, cancel), checkpoints, time);
        }
        catch
        {
            checkpoints?.Dispose();
            throw;
        }
    }

    /// <summary>Writes a commit, all of it or nothing, and returns when it is durable. Commits that wait at the same time become durable together.</summary>
    /// <param name="commit">What to write.</param>
    /// <param name="cancel">Gives up before the commit is queued; after that it is written all the same.</param>
    /// <returns>That it is written, or why not: somebody else wrote first, or the request was answered before.</returns>
    /// <exception cref="ArgumentException">The commit contradicts itself or holds what cannot be stored.</exception>
    /// <exception cref="DbException">The database failed. Whether the commit was written is known by reading, or by sending it again with what is remembered.</exception>
    public async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        return await database.CommitAsync(new PendingCommit(commit));
    }

    /// <summary>Writes that somebody looked at personal data; returns when it is durable.</summary>
    /// <param name="row">Who looked at what.</param>
    /// <param name="cancel">Gives up before it is queued.</param>
    public Task AppendAccessAsync(AccessRow row, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return CommitAsync(new Commit(row.Actor, row.At, [], [new RowChange(row)]), cancel);
    }

    /// <summary>Waits for what is queued and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        checkpoints?.Dispose();
    }

    private async Task<ImmutableArray<T>> ReadAsync<T>(string sql, object? arguments, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var connection = await database.OpenReaderAsync(cancel);
        return await ReadAsync(connection, sql, arguments, read, cancel);
    }

    private static async Task<ImmutableArray<T>> ReadAsync<T>(DbConnection connection, string sql, object? arguments, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, arguments, cancellationToken: cancel));
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }

    private async Task<T?> FirstAsync<T>(string sql, object? arguments, Func<DbDataReader, T> read, CancellationToken cancel)
        where T : class => (await ReadAsync(sql, arguments, read, cancel)).FirstOrDefault();

    private async Task<long> CountAsync(string table, Conditions conditions, CancellationToken cancel)
    {
        await using var connection = await database.OpenReaderAsync(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition($"SELECT count(*) FROM {table}{conditions.Where}", conditions.Arguments, cancellationToken: cancel));
    }
}
