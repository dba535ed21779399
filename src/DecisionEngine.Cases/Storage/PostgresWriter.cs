using System.Data;
using Npgsql;

namespace DecisionEngine.Cases.Storage;

/// <summary>
/// Writes to PostgreSQL, a group of commits in two round trips: one takes the log and reads where it stands, one writes and commits.
/// Used by one task at a time.
/// </summary>
internal sealed class PostgresWriter(NpgsqlDataSource source) : IAsyncDisposable
{
    /// <summary>Held while the tables change shape.</summary>
    public const long MigrationLock = 0x4445_4D49;

    /// <summary>Held by whoever adds to the log, from reading where it stands to committing. This makes one chain of all nodes' events.</summary>
    public const long LogLock = 0x4445_4C4F;

    private NpgsqlConnection? connection;

    private bool IsOpen => connection is { FullState: ConnectionState.Open };

    /// <summary>Opens the connection that writes.</summary>
    /// <exception cref="InvalidOperationException">The server acknowledges commits that are not on its disk.</exception>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        if (connection is { FullState: ConnectionState.Open })
        {
            return connection;
        }

        await CloseAsync();
        connection = await source.OpenConnectionAsync(cancel);
        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            await using var asking = new NpgsqlCommand($"SHOW {setting}", connection);
            if (await asking.ExecuteScalarAsync(cancel) is "off")
            {
                throw new InvalidOperationException($"PostgreSQL's {setting} is off, so what is acknowledged could be lost.");
            }
        }

        return connection;
    }

    /// <summary>Writes the group in one durable transaction and answers its commits. When the server refuses it, each is written on its own, so only what is at fault fails.</summary>
    public async Task WriteAsync(List<PendingCommit> group)
    {
        try
        {
            var plan = await WriteOnceAsync(group);
            for (var index = 0; index < group.Count; index++)
            {
                group[index].Answer.SetResult(plan.Results[index]);
            }
        }
        catch (PostgresException) when (group.Count > 1 && IsOpen)
        {
            foreach (var pending in group)
            {
                await WriteAsync([pending]);
            }
        }
        catch (Exception failure)
        {
            group.ForEach(pending => pending.Answer.SetException(failure));
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<GroupPlan> WriteOnceAsync(List<PendingCommit> group)
    {
        var plan = new GroupPlan(group);
        try
        {
            await ReachLogAsync(plan);
            await CommitAsync(plan);
            return plan;
        }
        catch (PostgresException) when (IsOpen)
        {
            await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
            await rollback.ExecuteNonQueryAsync();
            throw;
        }
    }

    private async Task ReachLogAsync(GroupPlan plan)
    {
        try
        {
            await TakeLogAsync(plan);
        }
        catch (NpgsqlException) when (!IsOpen)
        {
            // The server was restarted while the connection lay idle. Nothing has been written yet, so this is safe to try again.
            await TakeLogAsync(plan);
        }
    }

    private async Task TakeLogAsync(GroupPlan plan)
    {
        await OpenAsync(CancellationToken.None);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, "BEGIN");
        Add(batch, $"SELECT pg_advisory_xact_lock({LogLock})");

        // Each statement sees what was committed before it began: these come after the lock, and so see the whole log.
        Add(batch, "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1");
        Add(
            batch,
            "SELECT s.stream, (SELECT e.version FROM event e WHERE e.stream = s.stream ORDER BY e.version DESC LIMIT 1) FROM unnest($1::text[]) AS s (stream)",
            [plan.Streams]);
        Add(
            batch,
            "SELECT r.key, r.actor, r.request_hash, r.answer FROM remembered r JOIN unnest($1::text[], $2::text[]) AS k (key, actor) ON k.key = r.key AND k.actor = r.actor",
            [plan.Keys.Select(key => key.Key).ToArray(), plan.Keys.Select(key => key.Actor).ToArray()]);

        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        await reader.NextResultAsync();
        var (last, hash) = await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetString(1)) : (0, Chain.Start);
        await reader.NextResultAsync();
        var versions = new Dictionary<string, long>();
        while (await reader.ReadAsync())
        {
            if (!reader.IsDBNull(1))
            {
                versions[reader.GetString(0)] = reader.GetInt64(1);
            }
        }

        await reader.NextResultAsync();
        var answered = new Dictionary<(string, string), Remembered>();
        while (await reader.ReadAsync())
        {
            var (key, actor) = (reader.GetString(0), reader.GetString(1));
            answered[(key, actor)] = new Remembered(key, actor, reader.GetString(2), reader.GetFieldValue<byte[]>(3));
        }

        plan.Decide(last, hash, versions, answered);
    }

    private async Task CommitAsync(GroupPlan plan)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var write in plan.Writes)
        {
            if (write.Removes() is { Count: > 0 } removes)
            {
                Add(batch, write.Table.RemoveMany, Arrays(write.Table.Keys, removes));
            }

            if (write.Puts() is { Count: > 0 } puts)
            {
                Add(batch, write.Table.PutMany, Arrays(write.Table.Columns, puts));
            }
        }

        foreach (var (stream, at) in plan.Disposals)
        {
            Add(batch, "SELECT dispose_of($1, $2)", [stream, at]);
        }

        Add(batch, "COMMIT");
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Adds a statement with the values of <c>$1</c>, <c>$2</c> ….</summary>
    public static void Add(NpgsqlBatch batch, string sql, params IEnumerable<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>Rows, turned into an array for each column.</summary>
    public static IEnumerable<object> Arrays(Column[] columns, List<object?[]> rows) => columns.Select((column, index) => column.Type switch
    {
        ColumnType.Text => (object)rows.ConvertAll(row => (string?)row[index]).ToArray(),
        ColumnType.Integer => rows.ConvertAll(row => (long)row[index]!).ToArray(),
        ColumnType.Boolean => rows.ConvertAll(row => (bool)row[index]!).ToArray(),
        _ => rows.ConvertAll(row => (byte[]?)row[index]).ToArray(),
    });

    private async Task CloseAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }
    }
}
