using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Storage;

/// <summary>
/// Looks the record through, event by event: the chain, and that what lies beside it is what the chain was made over. What was
/// disposed of is missing lawfully where a later event of its stream says so.
/// </summary>
internal sealed class Verifier(Database database)
{
    private const int EventsAtATime = 500;

    private readonly CanonicalJson json = new();
    private long last;
    private string hash = Chain.Start;

    // A payload is missed before the disposal that would say why is reached. If that one turns out to be broken, it is what is wrong.
    private Verification? missing;

    /// <summary>The hashes of the events that checkpoints were signed over, as they are found.</summary>
    public Dictionary<long, string> HashesAt { get; } = [];

    /// <param name="marked">Sequences whose hashes are wanted.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Verification> RunAsync(IReadOnlySet<long> marked, CancellationToken cancel)
    {
        while (true)
        {
            var before = last;
            if (await PageAsync(marked, cancel) is { } problem)
            {
                return new Verification(last, last + 1, problem);
            }

            if (last == before)
            {
                return missing ?? await StrayAsync(cancel) ?? new Verification(last, null, await ContentAsync(cancel));
            }
        }
    }

    // Read in one snapshot, so that a disposal meanwhile is seen whole or not at all.
    private async Task<string?> PageAsync(IReadOnlySet<long> marked, CancellationToken cancel)
    {
        await using var connection = await database.OpenReaderAsync(cancel);
        await using var snapshot = await database.BeginSnapshotAsync(connection, cancel);
        var range = new { after = last, last = last + EventsAtATime };
        var payloads = await PayloadsAsync(connection, range, cancel);
        var documents = await DocumentsAsync(connection, range, cancel);

        // Aggregates, which PostgreSQL looks up in the index; for EXISTS it would read the whole table, page after page.
        await using var reader = await ReadAsync(
            connection,
            """
            SELECT e.sequence, e.stream, e.version, e.type, e.at, e.actor, e.content_hash, e.previous, e.hash,
              CASE WHEN (SELECT max(p.sequence) FROM payload p WHERE p.sequence = e.sequence) IS NULL
                THEN (SELECT max(d.version) FROM event d WHERE d.stream = e.stream AND d.type = 'disposed') END,
              (SELECT max(b.sequence) FROM event b WHERE b.stream = e.stream AND b.version = e.version - 1)
            FROM event e WHERE e.sequence > @after AND e.sequence <= @last ORDER BY e.sequence
            """,
            range, cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (Problem(reader, payloads.GetValueOrDefault(last + 1), documents.GetValueOrDefault(last + 1) ?? []) is { } problem)
            {
                return problem;
            }

            last++;
            hash = reader.GetString(8);
            if (marked.Contains(last))
            {
                HashesAt[last] = hash;
            }
        }

        return null;
    }

    private string? Problem(DbDataReader reader, StoredPayload? payload, List<StoredDocument> documents)
    {
        try
        {
            return LinkProblem(reader) ?? (missing is null ? ContentProblem(reader, payload, documents) : null);
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or InvalidCastException or FormatException or OverflowException)
        {
            return $"The event cannot be read: {unreadable.Message}";
        }
    }

    private string? LinkProblem(DbDataReader reader)
    {
        var sequence = Whole(reader, 0);
        var version = Whole(reader, 2);
        if (sequence != last + 1)
        {
            return $"The event is missing; the next is {sequence}.";
        }

        if (reader.GetString(7) != hash)
        {
            return "The event does not follow the one before: the hash it holds of it is another.";
        }

        var envelope = new ChainLink(
            sequence, reader.GetString(1), version, reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), hash);
        if (Chain.EnvelopeHash(json, envelope) != reader.GetString(8))
        {
            return "The event is not the one that was written: its hash is another.";
        }

        return version == 1 || (Whole(reader, 10) > 0 && Whole(reader, 10) < sequence) ? null : $"The event is number {version} of its stream, and does not come after the one before.";
    }

    private string? ContentProblem(DbDataReader reader, StoredPayload? payload, List<StoredDocument> documents)
    {
        if (payload is not null)
        {
            return ContentProblem(reader.GetString(6), payload, documents);
        }

        if (Whole(reader, 9) <= Whole(reader, 2))
        {
            missing = new Verification(last, last + 1, "The payload is missing, and no disposal says why.");
            return null;
        }

        return documents.Count > 0 ? "The payload has been disposed of, but a document is still there." : null;
    }

    private static string? ContentProblem(string contentHash, StoredPayload payload, List<StoredDocument> documents)
    {
        var marks = new List<DocumentMark>(documents.Count);
        foreach (var document in documents)
        {
            byte[] sha256;
            try
            {
                sha256 = SHA256.HashData(StoredBytes.Decode(document.Encoding, document.Bytes));
            }
            catch (InvalidDataException unreadable)
            {
                return $"The document {document.Name} cannot be read: {unreadable.Message}";
            }

            if (Convert.ToHexStringLower(sha256) != document.Sha256)
            {
                return $"The document {document.Name} is not the one that was written: its hash is another.";
            }

            marks.Add(new DocumentMark(document.Name, document.MediaType, sha256));
        }

        return Chain.ContentHash(payload.Salt, payload.Body, marks) == contentHash ? null : "The payload or the documents are not those that were written: their hash is another.";
    }

    private static async Task<Dictionary<long, StoredPayload>> PayloadsAsync(DbConnection connection, object range, CancellationToken cancel)
    {
        var payloads = new Dictionary<long, StoredPayload>();
        await using var reader = await ReadAsync(connection, "SELECT sequence, salt, body FROM payload WHERE sequence > @after AND sequence <= @last", range, cancel);
        while (await reader.ReadAsync(cancel))
        {
            payloads[Whole(reader, 0)] = new StoredPayload(Bytes(reader, 1), Bytes(reader, 2));
        }

        return payloads;
    }

    private static async Task<Dictionary<long, List<StoredDocument>>> DocumentsAsync(DbConnection connection, object range, CancellationToken cancel)
    {
        var documents = new Dictionary<long, List<StoredDocument>>();
        const string sql = """
            SELECT sequence, name, media_type, encoding, sha256, bytes, ordinal FROM document
            WHERE sequence > @after AND sequence <= @last ORDER BY sequence, ordinal
            """;
        await using var reader = await ReadAsync(connection, sql, range, cancel);
        while (await reader.ReadAsync(cancel))
        {
            var sequence = Whole(reader, 0);
            if (!documents.TryGetValue(sequence, out var ofEvent))
            {
                documents[sequence] = ofEvent = [];
            }

            // A document out of its place is put where it cannot be taken for the one that belongs there.
            var isInPlace = Whole(reader, 6) == ofEvent.Count;
            ofEvent.Add(new StoredDocument(
                reader.GetString(1), reader.GetString(2), isInPlace ? reader.GetString(3) : "out of place", reader.GetString(4), Bytes(reader, 5)));
        }

        return documents;
    }

    // What no event before leads to: after a gap, before the beginning, or beside no event at all.
    private async Task<Verification?> StrayAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenReaderAsync(cancel);
        foreach (var table in (string[])["event", "payload", "document"])
        {
            var sql = $"""
                SELECT min(t.sequence) FROM {table} t WHERE t.sequence < 1
                  OR (t.sequence > @last AND NOT EXISTS (SELECT 1 FROM event e WHERE e.sequence = @last + 1))
                """;
            var stray = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(sql, new { last }, cancellationToken: cancel));
            if (stray is not null)
            {
                return new Verification(last, last + 1, table == "event" ? $"The event is missing; the next is {stray}." : $"There is a {table} of the event {stray}, which is not in the log.");
            }
        }

        return null;
    }

    private async Task<string?> ContentAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenReaderAsync(cancel);
        await using var reader = await ReadAsync(connection, "SELECT hash, bytes FROM content ORDER BY hash", null, cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (Convert.ToHexStringLower(SHA256.HashData(Bytes(reader, 1))) != reader.GetString(0))
            {
                return $"The content {reader.GetString(0)} is not the one that was written: its hash is another.";
            }
        }

        return null;
    }

    private static Task<DbDataReader> ReadAsync(DbConnection connection, string sql, object? arguments, CancellationToken cancel) =>
        connection.ExecuteReaderAsync(new CommandDefinition(sql, arguments, cancellationToken: cancel));

    private static long Whole(DbDataReader reader, int column) => reader.IsDBNull(column) ? 0 : Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static byte[] Bytes(DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    private sealed record StoredPayload(byte[] Salt, byte[] Body);

    private sealed record StoredDocument(string Name, string MediaType, string Encoding, string Sha256, byte[] Bytes);
}
