using System.Data.Common;
using System.Text;
using CsCheck;
using Dapper;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class VerifyTests
{
    private static readonly (string Table, string Column)[] Columns =
    [
        .. new[] { "sequence", "stream", "version", "type", "at", "actor", "content_hash", "previous", "hash" }.Select(column => ("event", column)),
        .. new[] { "sequence", "salt", "body" }.Select(column => ("payload", column)),
        .. new[] { "sequence", "ordinal", "name", "media_type", "encoding", "sha256", "bytes" }.Select(column => ("document", column)),
    ];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_that_nobody_touched_is_intact(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        Assert.Equal(new Verification(0, null, null), await store.VerifyAsync());

        await FillAsync(store);

        Assert.Equal(new Verification(13, null, null), await store.VerifyAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_change_to_any_byte_names_the_record_it_was_made_in(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await FillAsync(store);
        await using var owner = await database.OpenUnguardedAsync();
        var documents = await DocumentsAsync(store);

        await Gen.Select(Gen.Int[0, Columns.Length - 1], Gen.Int[0, 1000], Gen.Int[0, 100_000], Gen.Byte[1, 255]).SampleAsync(
            async (which, row, at, difference) =>
            {
                var (table, column) = Columns[which];
                var change = await Change.MakeAsync(owner, table, column, row, at, difference);
                var verification = await store.VerifyAsync();
                var read = verification.IsIntact ? await DocumentsAsync(store) : [];
                await change.UndoAsync(owner);

                // Compressed bytes may be written in more ways than one; what is given out is then the same.
                return verification.BrokenAt == change.Sequence || (verification.IsIntact && (table, column) == ("document", "bytes") && read.SequenceEqual(documents));
            },
            iter: 150, threads: 1);

        Assert.True((await store.VerifyAsync()).IsIntact);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_that_is_taken_out_is_named(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await FillAsync(store);
        await using var owner = await database.OpenUnguardedAsync();

        await owner.ExecuteAsync("DELETE FROM document WHERE sequence = 11");
        Assert.Equal(11, (await store.VerifyAsync()).BrokenAt);
        await owner.ExecuteAsync("DELETE FROM payload WHERE sequence = 9");
        Assert.Equal((9, "The payload is missing, and no disposal says why."), At(await store.VerifyAsync()));
        await owner.ExecuteAsync("DELETE FROM event WHERE sequence = 4");
        Assert.Equal((4, "The event is missing; the next is 5."), At(await store.VerifyAsync()));
        await owner.ExecuteAsync("DELETE FROM event WHERE sequence < 4");
        Assert.Equal(1, (await store.VerifyAsync()).BrokenAt);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Content_known_by_its_hash_is_looked_at_too(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var bytes = Encoding.UTF8.GetBytes("{}");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        await store.CommitAsync(Some.Rows(new ContentRow(hash, bytes)));
        Assert.True((await store.VerifyAsync()).IsIntact);
        await using var owner = await database.OpenUnguardedAsync();

        await owner.ExecuteAsync("UPDATE content SET bytes = @bytes", new { bytes = new byte[] { 1 } });

        var verification = await store.VerifyAsync();
        Assert.False(verification.IsIntact);
        Assert.Null(verification.BrokenAt);
        Assert.Contains(hash, verification.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_document_that_was_changed_is_not_given_out(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Commit("case:1", 0, Some.Event("a", "{}", Some.Document("letter", "granted"))));
        await using var owner = await database.OpenUnguardedAsync();

        await owner.ExecuteAsync("UPDATE document SET bytes = @bytes", new { bytes = Encoding.UTF8.GetBytes("refused") });

        await Assert.ThrowsAsync<InvalidDataException>(() => store.ReadDocumentAsync(1, "letter"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_log_longer_than_a_page_is_looked_through_to_its_end(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var events = Enumerable.Range(0, 1203).Select(_ => Some.Event()).ToArray();
        await store.CommitAsync(Some.Commit("case:1", 0, [.. events]));
        Assert.Equal(new Verification(1203, null, null), await store.VerifyAsync());
        Assert.Equal(1203, (await store.ReadAllAsync(0).ToListAsync()).Count);
        await using var owner = await database.OpenUnguardedAsync();

        await owner.ExecuteAsync("UPDATE event SET sequence = 9999 WHERE sequence = 1203");

        Assert.Equal(1203, (await store.VerifyAsync()).BrokenAt);
    }

    /// <summary>Thirteen events in three streams; what the first stream held has been disposed of.</summary>
    private static async Task FillAsync(Store store)
    {
        var large = string.Join(' ', Enumerable.Range(0, 4000));
        for (var stream = 1; stream <= 3; stream++)
        {
            await store.CommitAsync(Some.Commit(
                $"case:{stream}", 0, Some.Event("case-opened", """{"by":"æøå"}"""), Some.Event("facts"),
                Some.Event("decided", "{}", Some.Document("evaluation", large), Some.Document("letter", "short", "text/html")), Some.Event("dispatched", "")));
        }

        await store.CommitAsync(Some.Commit("case:1", 4, Some.Event(Disposal.EventType)) with { DisposedStreams = ["case:1"] });
    }

    private static async Task<List<(string Name, string Text)>> DocumentsAsync(Store store)
    {
        var documents = new List<(string, string)>();
        for (var sequence = 1; sequence <= 13; sequence++)
        {
            documents.AddRange((await store.ReadDocumentsAsync(sequence)).Select(document => (document.Name, Some.Text(document.Bytes))));
        }

        return documents;
    }

    private static (long?, string?) At(Verification verification) => (verification.BrokenAt, verification.Problem);

    /// <summary>A change to one value of one row, which can be undone.</summary>
    private sealed record Change(string Table, string Column, long Sequence, string Where, object Before)
    {
        public static async Task<Change> MakeAsync(DbConnection owner, string table, string column, int row, int at, byte difference)
        {
            var ordinal = table == "document" ? "ordinal" : "0";
            var rows = (await owner.QueryAsync<(long Sequence, long Ordinal)>($"SELECT sequence, {ordinal} FROM {table} ORDER BY 1, 2")).ToList();

            // An empty value has no byte to change.
            var (sequence, place) = rows[row % rows.Count];
            var where = $"sequence = {sequence} AND {ordinal} = {place}";
            var before = (await owner.ExecuteScalarAsync<object>($"SELECT {column} FROM {table} WHERE {where}"))!;
            object after = before switch
            {
                byte[] { Length: 0 } => new[] { difference },
                byte[] bytes => Changed(bytes, at % bytes.Length, difference),
                string text => Changed(text, at % text.Length, difference),
                _ => Convert.ToInt64(before, null) + 1000 + difference,
            };
            await owner.ExecuteAsync($"UPDATE {table} SET {column} = @after WHERE {where}", new { after });
            var changed = column is "sequence" or "ordinal" ? $"{column} = {after}" + (table == "document" && column == "sequence" ? $" AND ordinal = {place}" : $" AND sequence = {(column == "sequence" ? after : sequence)}") : where;
            return new Change(table, column, sequence, changed, before);
        }

        public Task<int> UndoAsync(DbConnection owner) => owner.ExecuteAsync($"UPDATE {Table} SET {Column} = @Before WHERE {Where}", new { Before });

        private static byte[] Changed(byte[] bytes, int at, byte difference)
        {
            var changed = bytes.ToArray();
            changed[at] ^= difference;
            return changed;
        }

        private static string Changed(string text, int at, byte difference)
        {
            var other = (char)('!' + (difference % 90));
            return text[..at] + (text[at] == other ? '~' : other) + text[(at + 1)..];
        }
    }
}
