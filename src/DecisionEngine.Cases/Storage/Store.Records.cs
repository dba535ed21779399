using System.Collections.Immutable;

namespace DecisionEngine.Cases.Storage;

/// <summary>Reading what shows that a decision was made as it says.</summary>
public sealed partial class Store
{
    /// <summary>An event with its hashes and what they were made over; null where there is none, or it has been disposed of.</summary>
    /// <param name="sequence">The event.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SealedEvent?> ReadSealedAsync(long sequence, CancellationToken cancel = default)
    {
        var documents = await ReadAsync(
            "SELECT name, media_type, sha256 FROM document WHERE sequence = @sequence ORDER BY ordinal",
            new { sequence }, read => new DocumentSeal(read.GetString(0), read.GetString(1), read.GetString(2)), cancel);
        const string sql = """
            SELECT e.sequence, e.stream, e.version, e.type, e.at, e.actor, e.content_hash, e.previous, e.hash, p.salt, p.body
            FROM event e JOIN payload p ON p.sequence = e.sequence WHERE e.sequence = @sequence
            """;
        return await FirstAsync(
            sql,
            new { sequence },
            read => new SealedEvent(
                new EventSeal(
                    read.GetInt64(0), read.GetString(1), read.GetInt32(2), read.GetString(3), read.GetString(4), read.GetString(5), read.GetString(6), read.GetString(7), read.GetString(8)),
                read.GetFieldValue<byte[]>(9), read.GetFieldValue<byte[]>(10), documents),
            cancel);
    }

    /// <summary>The decisions issued in a part of the log, in order, each with the facts it was made of.</summary>
    /// <param name="after">The sequence to begin after.</param>
    /// <param name="last">The last sequence.</param>
    /// <param name="since">Only those issued from this moment; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    /// <remarks>What has been disposed of comes without payload and facts.</remarks>
    public Task<ImmutableArray<StoredDecision>> ReadDecisionsAsync(long after, long last, DateTimeOffset? since, CancellationToken cancel = default)
    {
        const string sql = """
            SELECT e.sequence, e.stream, p.body, f.encoding, f.sha256, f.bytes
            FROM event e
            LEFT JOIN payload p ON p.sequence = e.sequence
            LEFT JOIN document f ON f.sequence = e.sequence AND f.name = 'facts.json'
            WHERE e.sequence > @after AND e.sequence <= @last AND e.type = 'decision-issued' AND e.at >= @since
            ORDER BY e.sequence
            """;
        return ReadAsync(
            sql,
            new { after, last, since = Moment.Text(since) ?? "" },
            read => new StoredDecision(
                read.GetInt64(0), read.GetString(1), read.IsDBNull(2) ? null : read.GetFieldValue<byte[]>(2),
                read.IsDBNull(5) ? null : new StoredFacts(read.GetString(3), read.GetString(4), read.GetFieldValue<byte[]>(5))),
            cancel);
    }
}

/// <summary>A decision as the log holds it, with the facts it was made of as they are stored.</summary>
/// <param name="Sequence">Where it lies in the log.</param>
/// <param name="Stream">The stream of its case.</param>
/// <param name="Payload">The event; null where it has been disposed of.</param>
/// <param name="Facts">The facts; null where they are not there.</param>
public sealed record StoredDecision(long Sequence, string Stream, byte[]? Payload, StoredFacts? Facts);

/// <summary>A facts file as it is stored.</summary>
/// <param name="Encoding">How.</param>
/// <param name="Sha256">SHA-256 of the bytes as given out.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record StoredFacts(string Encoding, string Sha256, byte[] Bytes)
{
    /// <summary>The facts file.</summary>
    /// <exception cref="InvalidDataException">It is not the one that was written.</exception>
    public byte[] Read()
    {
        var bytes = StoredBytes.Decode(Encoding, Bytes);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)) == Sha256
            ? bytes
            : throw new InvalidDataException("The facts are not those that were written.");
    }
}
