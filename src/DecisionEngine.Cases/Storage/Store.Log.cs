using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace DecisionEngine.Cases.Storage;

/// <summary>Reading the log and what lies beside it.</summary>
public sealed partial class Store
{
    private const int EventsAtATime = 256;

    private const string Events = """
        SELECT e.sequence, e.stream, e.version, e.type, e.at, e.actor, p.body, e.hash FROM event e LEFT JOIN payload p ON p.sequence = e.sequence
        """;

    /// <summary>The events of a stream, in order. Empty where there are none.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ImmutableArray<StoredEvent>> ReadStreamAsync(string stream, CancellationToken cancel = default) =>
        ReadAsync($"{Events} WHERE e.stream = @stream ORDER BY e.version", new { stream }, ReadEvent, cancel);

    /// <summary>Every event after a place in the log, in order, up to where the log ends when the reading gets there.</summary>
    /// <param name="after">The sequence to begin after; 0 for the whole log.</param>
    /// <param name="cancel">Gives up.</param>
    public async IAsyncEnumerable<StoredEvent> ReadAllAsync(long after, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ImmutableArray<StoredEvent> page;
        do
        {
            page = await ReadAsync($"{Events} WHERE e.sequence > @after ORDER BY e.sequence LIMIT @take", new { after, take = EventsAtATime }, ReadEvent, cancel);
            foreach (var happened in page)
            {
                yield return happened;
                after = happened.Sequence;
            }
        }
        while (page.Length == EventsAtATime);
    }

    /// <summary>The documents of an event, in order. Empty where it has none or they have been disposed of.</summary>
    /// <param name="sequence">The event.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InvalidDataException">A document is not the one that was written.</exception>
    public Task<ImmutableArray<Document>> ReadDocumentsAsync(long sequence, CancellationToken cancel = default) =>
        ReadAsync("SELECT name, media_type, encoding, sha256, bytes FROM document WHERE sequence = @sequence ORDER BY ordinal", new { sequence }, ReadDocument, cancel);

    /// <summary>One document of an event; null where there is none, or it has been disposed of.</summary>
    /// <param name="sequence">The event.</param>
    /// <param name="name">The document's name.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InvalidDataException">The document is not the one that was written.</exception>
    public Task<Document?> ReadDocumentAsync(long sequence, string name, CancellationToken cancel = default) =>
        FirstAsync(
            "SELECT name, media_type, encoding, sha256, bytes FROM document WHERE sequence = @sequence AND name = @name",
            new { sequence, name }, ReadDocument, cancel);

    /// <summary>The answer given to a request; null where it was not answered yet.</summary>
    /// <param name="key">The client's key.</param>
    /// <param name="actor">Who asked.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Remembered?> FindRememberedAsync(string key, string actor, CancellationToken cancel = default) =>
        FirstAsync(
            "SELECT request_hash, answer FROM remembered WHERE key = @key AND actor = @actor",
            new { key, actor }, read => new Remembered(key, actor, read.GetString(0), read.GetFieldValue<byte[]>(1)), cancel);

    /// <summary>Bytes known by their hash; null where they are not kept.</summary>
    /// <param name="hash">SHA-256, lower-case hexadecimal.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<byte[]?> ReadContentAsync(string hash, CancellationToken cancel = default) =>
        (await FirstAsync($"SELECT {Tables.Content.Listed} FROM content WHERE hash = @hash", new { hash }, Tables.Content.Read, cancel))?.Bytes;

    private static StoredEvent ReadEvent(DbDataReader read) => new(
        read.GetInt64(0), read.GetString(1), read.GetInt32(2), read.GetString(3), Moment.Read(read.GetString(4)), read.GetString(5),
        read.IsDBNull(6) ? null : (ReadOnlyMemory<byte>?)read.GetFieldValue<byte[]>(6), read.GetString(7));

    private static Document ReadDocument(DbDataReader read)
    {
        var bytes = StoredBytes.Decode(read.GetString(2), read.GetFieldValue<byte[]>(4));
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == read.GetString(3)
            ? new Document(read.GetString(0), read.GetString(1), bytes)
            : throw new InvalidDataException($"The document {read.GetString(0)} is not the one that was written.");
    }
}
