using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Npgsql;

namespace DecisionEngine.Cases.Storage;

/// <summary>The store in PostgreSQL: each node has one connection that writes, and a pool of them for reading.</summary>
internal sealed class PostgresDatabase : Database
{
    private readonly Channel<PendingCommit> queue = Channel.CreateUnbounded<PendingCommit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly NpgsqlDataSource source;
    private readonly Task writing;

    private PostgresDatabase(NpgsqlDataSource source, PostgresWriter writer)
    {
        this.source = source;
        writing = Task.Run(() => RunAsync(writer));
    }

    public override string SkippingTaken => " FOR UPDATE SKIP LOCKED";

    public static async Task<PostgresDatabase> StartAsync(StoreOptions options, TimeProvider time, CancellationToken cancel)
    {
        await PostgresMigrator.MigrateAsync(options, time, cancel);

        // The statements are few and always the same, so the server plans each of them once a connection.
        var parts = new NpgsqlConnectionStringBuilder(options.ConnectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 };
        var source = NpgsqlDataSource.Create(parts);
        try
        {
            var writer = new PostgresWriter(source);
            await writer.OpenAsync(cancel);
            return new PostgresDatabase(source, writer);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public override async Task<DbConnection> OpenReaderAsync(CancellationToken cancel) => await source.OpenConnectionAsync(cancel);

    public override async ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public override Task HoldLogAsync(DbConnection connection) => connection.ExecuteAsync($"SELECT pg_advisory_xact_lock({PostgresWriter.LogLock})");

    public override async Task PutAsync(DbConnection connection, Table table, List<object?[]> rows)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)connection);
        PostgresWriter.Add(batch, table.PutMany, PostgresWriter.Arrays(table.Columns, rows));
        await batch.ExecuteNonQueryAsync();
    }

    public override Task<CommitResult> CommitAsync(PendingCommit pending)
    {
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(pending), this);
        return pending.Answer.Task;
    }

    public override async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var result = await work(connection);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public override async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing;
        await source.DisposeAsync();
    }

    private async Task RunAsync(PostgresWriter writer)
    {
        await using (writer)
        {
            while (await queue.Reader.WaitToReadAsync())
            {
                var group = new List<PendingCommit>();
                var size = 0L;
                while (group.Count < MostCommitsInGroup && size < MostBytesInGroup && queue.Reader.TryRead(out var pending))
                {
                    group.Add(pending);
                    size += pending.Size;
                }

                await writer.WriteAsync(group);
            }
        }
    }
}
