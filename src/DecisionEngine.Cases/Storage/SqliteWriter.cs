using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace DecisionEngine.Cases.Storage;

/// <summary>Writes to a SQLite file. Used by one thread.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteStatements statements;
    private bool owesDisposal;

    public SqliteWriter(string connectionString)
    {
        connection = SqliteFile.OpenWriter(connectionString);
        statements = new SqliteStatements(connection);
    }

    /// <summary>Brings the file to the newest shape. Two processes that start together take turns.</summary>
    public void Migrate(TimeProvider time) => Within(() =>
    {
        statements.Run("CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL, at text NOT NULL)");
        var reached = (long)SqliteFile.Execute(connection, "SELECT coalesce(max(number), 0) FROM migration")!;
        foreach (var migration in Migration.For("sqlite").Where(migration => migration.Number > reached))
        {
            SqliteFile.Execute(connection, migration.Sql);
            statements.Run("INSERT INTO migration VALUES ($1, $2, $3)", (long)migration.Number, migration.Name, Moment.Text(time.GetUtcNow()));
        }

        return true;
    });

    /// <summary>Writes the group in one durable transaction and answers its commits. When that fails, each is written on its own, so only what is at fault fails.</summary>
    public void Write(IReadOnlyList<PendingCommit> group)
    {
        GroupPlan plan;
        try
        {
            plan = Within(() => WritePlan(new GroupPlan(group)));
        }
        catch (Exception) when (group.Count > 1)
        {
            foreach (var pending in group)
            {
                Write([pending]);
            }

            return;
        }
        catch (Exception failure)
        {
            group[0].Answer.SetException(failure);
            return;
        }

        owesDisposal |= plan.Disposals.Count > 0;
        LetGo();
        for (var index = 0; index < group.Count; index++)
        {
            group[index].Answer.SetResult(plan.Results[index]);
        }
    }

    /// <summary>Does other writing in a transaction of its own.</summary>
    public T Write<T>(Func<DbConnection, Task<T>> work) => Within(() => work(connection).GetAwaiter().GetResult());

    public void Dispose()
    {
        LetGo();
        statements.Dispose();
        connection.Dispose();
    }

    private T Within<T>(Func<T> work)
    {
        // IMMEDIATE: no other process can write between what is read and what is written.
        statements.Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            statements.Run("COMMIT");
            return result;
        }
        catch
        {
            // SQLite ends the transaction itself after some failures, and then there is nothing to roll back.
            if (sqlite3_get_autocommit(connection.Handle) == 0)
            {
                statements.Run("ROLLBACK");
            }

            throw;
        }
    }

    private GroupPlan WritePlan(GroupPlan plan)
    {
        var (last, hash) = Head();
        plan.Decide(last, hash, Versions(plan.Streams), Answered(plan.Keys));
        foreach (var write in plan.Writes)
        {
            foreach (var key in write.Removes())
            {
                statements.Run(write.Table.RemoveOne, key);
            }

            foreach (var values in write.Puts())
            {
                statements.Run(write.Table.PutOne, values);
            }
        }

        foreach (var (stream, at) in plan.Disposals)
        {
            statements.Run("DELETE FROM document WHERE sequence IN (SELECT sequence FROM event WHERE stream = $1 AND sequence < $2)", stream, at);
            statements.Run("DELETE FROM payload WHERE sequence IN (SELECT sequence FROM event WHERE stream = $1 AND sequence < $2)", stream, at);
        }

        return plan;
    }

    private (long Last, string Hash) Head()
    {
        var head = statements.First(
            "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1", [], row => Tuple.Create(sqlite3_column_int64(row, 0), Text(row, 1)));
        return head is null ? (0, Chain.Start) : (head.Item1, head.Item2);
    }

    private Dictionary<string, long> Versions(string[] streams)
    {
        var versions = new Dictionary<string, long>(streams.Length);
        foreach (var stream in streams)
        {
            statements.First(
                "SELECT version FROM event WHERE stream = $1 ORDER BY version DESC LIMIT 1", [stream],
                row => (object)(versions[stream] = sqlite3_column_int64(row, 0)));
        }

        return versions;
    }

    private Dictionary<(string Key, string Actor), Remembered> Answered((string Key, string Actor)[] keys)
    {
        var answered = new Dictionary<(string, string), Remembered>();
        foreach (var (key, actor) in keys)
        {
            var before = statements.First(
                "SELECT request_hash, answer FROM remembered WHERE key = $1 AND actor = $2", [key, actor],
                row => new Remembered(key, actor, Text(row, 0), sqlite3_column_blob(row, 1).ToArray()));
            if (before is not null)
            {
                answered[(key, actor)] = before;
            }
        }

        return answered;
    }

    private static string Text(sqlite3_stmt row, int column) => sqlite3_column_text(row, column).utf8_to_string();

    // The write-ahead log still holds pages from before the disposal. A reader may hold it open; then the next group tries again.
    private void LetGo()
    {
        if (!owesDisposal)
        {
            return;
        }

        SqliteFile.Execute(connection, "PRAGMA busy_timeout = 50");
        owesDisposal = SqliteFile.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)") is not 0L;
        SqliteFile.Execute(connection, $"PRAGMA busy_timeout = {SqliteFile.BusyTimeout}");
    }
}
