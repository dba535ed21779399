using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.Loading;
using Microsoft.Data.Sqlite;

namespace DecisionEngine.Cases.Storage;

/// <summary>What a restore did.</summary>
/// <param name="Sequence">The last event of the backup.</param>
/// <param name="Verification">What came of verifying the store afterwards, the event of the restore included.</param>
/// <param name="Kept">Where the store that was replaced is kept; null where there was none. It holds personal data.</param>
/// <param name="DisposedSince">Streams that the replaced store had disposed of and the backup had not: what they hold is back, and must be disposed of again.</param>
public sealed record Restored(long Sequence, Verification Verification, string? Kept, ImmutableArray<string> DisposedSince);

/// <summary>Puts a backup in place of a SQLite store. No node may have the store open.</summary>
public static class Restore
{
    /// <summary>The stream restores are recorded in.</summary>
    public const string Stream = "store";

    /// <summary>The type of the event that says so.</summary>
    public const string EventType = "restored";

    /// <summary>
    /// Verifies a backup, puts it in place of the store, and records that. Checkpoints signed over events the backup does not hold
    /// are set aside, and the last of them is named in the event.
    /// </summary>
    /// <param name="backup">The backup's file.</param>
    /// <param name="options">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="actor">Who does this: <c>role:id</c>.</param>
    /// <param name="isReplacing">Whether a store that is newer than the backup, another one, or not readable may be replaced.</param>
    /// <param name="cancel">Gives up before the store is replaced.</param>
    /// <exception cref="FileNotFoundException">There is no such backup.</exception>
    /// <exception cref="InvalidDataException">The backup is broken; nothing is changed.</exception>
    /// <exception cref="InvalidOperationException">The store holds what the backup does not, and replacing it was not asked for; nothing is changed.</exception>
    public static async Task<Restored> RunAsync(
        string backup, StoreOptions options, TimeProvider time, string actor, bool isReplacing = false, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
        var replaced = await StandingAsync(target, time, cancel);
        var fresh = $"{target}.{Guid.NewGuid():N}";
        SqliteFile.CopyFiles(backup, fresh);
        try
        {
            await using (var copy = await Store.OpenAsync(SqliteFile.Options(fresh), time, cancel))
            {
                await CheckAsync(copy, replaced, isReplacing, cancel);
            }

            var kept = replaced is null ? null : string.Create(CultureInfo.InvariantCulture, $"{target}.replaced-{time.GetUtcNow():yyyyMMddHHmmssfff}");
            if (kept is not null)
            {
                SqliteFile.CopyFiles(target, kept);
            }

            SqliteFile.Replace(fresh, target);
            return await RecordAsync(options, time, actor, replaced, kept);
        }
        finally
        {
            SqliteFile.Delete(fresh);
        }
    }

    private static async Task CheckAsync(Store copy, Standing? replaced, bool isReplacing, CancellationToken cancel)
    {
        var verification = await copy.VerifyAsync(cancel);
        if (!verification.IsIntact)
        {
            throw new InvalidDataException($"The backup is broken at event {verification.BrokenAt}: {verification.Problem}");
        }

        if (replaced is not null && !isReplacing && (replaced.Sequence is not { } sequence || await copy.HashAtAsync(sequence, cancel) != replaced.Hash))
        {
            throw new InvalidOperationException(
                replaced.Sequence is null
                    ? "The store that would be replaced cannot be read. Nothing is changed unless it is asked for."
                    : $"The store that would be replaced holds {replaced.Sequence} events that the backup does not all hold. Nothing is changed unless it is asked for.");
        }
    }

    private static async Task<Restored> RecordAsync(StoreOptions options, TimeProvider time, string actor, Standing? replaced, string? kept)
    {
        long sequence;
        await using (var unsigned = await Store.OpenAsync(options with { CheckpointFolder = null, KeyFile = null }, time))
        {
            (sequence, var hash) = await unsigned.HeadAsync();
            var signed = await SetAsideAsync(options, unsigned, sequence);
            var happened = new NewEvent(EventType, Payload((sequence, hash), replaced, signed), []);
            var version = (await unsigned.ReadStreamAsync(Stream)).Length;
            await unsigned.CommitAsync(new Commit(actor, time.GetUtcNow(), [new StreamAppend(Stream, version, [happened])], []));
        }

        await using var store = await Store.OpenAsync(options, time);
        return new Restored(sequence, await store.VerifyAsync(), kept, [.. (replaced?.Disposals ?? []).Where(one => one.Sequence > sequence).Select(one => one.Stream).Distinct()]);
    }

    /// <summary>Sets the checkpoints aside that the restored log contradicts, and gives the last of them.</summary>
    private static async Task<Checkpoint?> SetAsideAsync(StoreOptions options, Store store, long sequence)
    {
        if (options is not { CheckpointFolder: { } folder, KeyFile: { } key })
        {
            return null;
        }

        using var checkpoints = new Checkpoints(folder, key);
        var contradicted = new List<(string File, Checkpoint Checkpoint)>();
        foreach (var (file, checkpoint) in checkpoints.Read())
        {
            if (checkpoint is not null && checkpoint.Hash != await store.HashAtAsync(checkpoint.Sequence, CancellationToken.None))
            {
                contradicted.Add((file, checkpoint));
            }
        }

        if (contradicted.Count == 0)
        {
            return null;
        }

        checkpoints.SetAside(contradicted.Select(one => one.File), string.Create(CultureInfo.InvariantCulture, $"before-restore-{sequence + 1}"));
        return contradicted[^1].Checkpoint;
    }

    private static ReadOnlyMemory<byte> Payload((long Sequence, string Hash) backup, Standing? replaced, Checkpoint? signed)
    {
        var json = new CanonicalJson();
        json.BeginObject();
        Place(json, "backup", backup.Sequence, backup.Hash);
        Place(json, "lastSigned", signed?.Sequence, signed?.Hash);
        Place(json, "replaced", replaced?.Sequence, replaced?.Hash);
        json.EndObject();
        return json.WrittenMemory.ToArray();
    }

    private static void Place(CanonicalJson json, string name, long? sequence, string? hash)
    {
        json.Name(name);
        if (sequence is null || hash is null)
        {
            json.Null();
            return;
        }

        json.BeginObject();
        json.Name("hash");
        json.Text(hash);
        json.Name("sequence");
        json.Number(sequence.Value);
        json.EndObject();
    }

    private static async Task<Standing?> StandingAsync(string target, TimeProvider time, CancellationToken cancel)
    {
        if (!File.Exists(target))
        {
            return null;
        }

        try
        {
            await using var store = await Store.OpenAsync(SqliteFile.Options(target), time, cancel);
            var (sequence, hash) = await store.HeadAsync(cancel);
            return new Standing(sequence, hash, await store.DisposalsAsync(cancel));
        }
        catch (SqliteException)
        {
            return new Standing(null, null, []);
        }
    }

    /// <summary>How far the store that is replaced had come; null where that cannot be read.</summary>
    private sealed record Standing(long? Sequence, string? Hash, ImmutableArray<(long Sequence, string Stream)> Disposals);
}
