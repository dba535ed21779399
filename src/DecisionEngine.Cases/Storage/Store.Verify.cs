using System.Collections.Immutable;

namespace DecisionEngine.Cases.Storage;

/// <summary>Showing that the record is whole.</summary>
public sealed partial class Store
{
    /// <summary>
    /// Looks the whole record through: the chain of events, what they hold, the content known by its hash, and the checkpoints. What is
    /// written meanwhile is looked at too, as far as it comes.
    /// </summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>That the record is whole, or the first record that is not and what is wrong with it.</returns>
    public async Task<Verification> VerifyAsync(CancellationToken cancel = default)
    {
        var signed = checkpoints?.Read() ?? [];
        var verifier = new Verifier(database);
        var verification = await verifier.RunAsync(signed.Select(one => one.Checkpoint?.Sequence ?? 0).ToImmutableHashSet(), cancel);
        return verification.IsIntact && checkpoints?.Problem(signed, verification.Events, verifier.HashesAt) is var (sequence, problem)
            ? new Verification(verification.Events, sequence, problem)
            : verification;
    }

    /// <summary>Signs where the log stands and writes it to the folder of the checkpoints.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InvalidOperationException">The store was opened without a folder or a key.</exception>
    public async Task<Checkpoint> WriteCheckpointAsync(CancellationToken cancel = default)
    {
        if (checkpoints is null)
        {
            throw new InvalidOperationException("Checkpoints need a folder and a key file.");
        }

        var (last, hash) = await HeadAsync(cancel);
        return checkpoints.Write(last, hash, time.GetUtcNow());
    }

    /// <summary>Where the log ends: the last sequence and its hash; 0 and the hash before the first for an empty log.</summary>
    /// <param name="cancel">Gives up.</param>
    public async Task<(long Sequence, string Hash)> HeadAsync(CancellationToken cancel = default)
    {
        var heads = await ReadAsync(
            "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1", null, read => (read.GetInt64(0), read.GetString(1)), cancel);
        return heads.IsEmpty ? (0, Chain.Start) : heads[0];
    }

    /// <summary>The hash of an event; that before the first for 0; null where there is no such event.</summary>
    internal async Task<string?> HashAtAsync(long sequence, CancellationToken cancel) => sequence == 0
        ? Chain.Start
        : await FirstAsync("SELECT hash FROM event WHERE sequence = @sequence", new { sequence }, read => read.GetString(0), cancel);

    /// <summary>Every disposal in the log.</summary>
    internal Task<ImmutableArray<(long Sequence, string Stream)>> DisposalsAsync(CancellationToken cancel) =>
        ReadAsync($"SELECT sequence, stream FROM event WHERE type = '{Disposal.EventType}' ORDER BY sequence", null, read => (read.GetInt64(0), read.GetString(1)), cancel);
}
