using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace DecisionEngine.Cases.Storage;

/// <summary>The store in a SQLite file: one thread writes, whoever reads has a connection of their own.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly Channel<Work> queue = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly string readerString;
    private readonly Thread thread;

    private SqliteDatabase(string connectionString, SqliteWriter writer)
    {
        readerString = SqliteFile.ReaderString(connectionString);
        thread = new Thread(() => Run(writer)) { IsBackground = true, Name = "Writer of the record" };
        thread.Start();
    }

    public override string SkippingTaken => "";

    public static SqliteDatabase Start(StoreOptions options, TimeProvider time)
    {
        var writer = new SqliteWriter(options.ConnectionString);
        try
        {
            writer.Migrate(time);
            return new SqliteDatabase(options.ConnectionString, writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    public override async Task<DbConnection> OpenReaderAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(readerString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    public override ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    // Whoever writes to the file has it alone.
    public override Task HoldLogAsync(DbConnection connection) => Task.CompletedTask;

    public override Task PutAsync(DbConnection connection, Table table, List<object?[]> rows)
    {
        using var statements = new SqliteStatements((SqliteConnection)connection);
        foreach (var row in rows)
        {
            statements.Run(table.PutOne, row);
        }

        return Task.CompletedTask;
    }

    public override Task<CommitResult> CommitAsync(PendingCommit pending)
    {
        Enqueue(new Work(pending, null));
        return pending.Answer.Task;
    }

    public override Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(new Work(null, writer =>
        {
            try
            {
                answer.SetResult(writer.Write(work));
            }
            catch (Exception failure)
            {
                answer.SetException(failure);
            }
        }));
        return answer.Task;
    }

    public override ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        thread.Join();
        using var reader = new SqliteConnection(readerString);
        SqliteConnection.ClearPool(reader);
        return ValueTask.CompletedTask;
    }

    private void Enqueue(Work work) => ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(work), this);

    private void Run(SqliteWriter writer)
    {
        using (writer)
        {
            var group = new List<PendingCommit>();
            while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                var size = 0L;
                Action<SqliteWriter>? alone = null;
                while (alone is null && group.Count < MostCommitsInGroup && size < MostBytesInGroup && queue.Reader.TryRead(out var work))
                {
                    alone = work.Alone;
                    if (work.Commit is { } commit)
                    {
                        group.Add(commit);
                        size += commit.Size;
                    }
                }

                if (group.Count > 0)
                {
                    writer.Write(group);
                    group.Clear();
                }

                alone?.Invoke(writer);
            }
        }
    }

    /// <summary>A commit, which joins a group, or other work, which is done alone.</summary>
    private readonly record struct Work(PendingCommit? Commit, Action<SqliteWriter>? Alone);
}
