using System.Text;
using Dapper;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class DisposalTests
{
    private const string Name = "Karen Margrethe Jensen";

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_disposed_stream_held_is_gone_and_the_chain_can_still_be_verified(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await FillAsync(store);

        Assert.Equal(5, Some.Last(await DisposeAsync(store)));

        Assert.Equal(new Verification(5, null, null), await store.VerifyAsync());
        var stored = await store.ReadStreamAsync("case:1");
        Assert.Equal([null, null, "why"], stored.Select(one => one.Payload is null ? null : Some.Text(one.Payload)));
        Assert.Empty(await store.ReadDocumentsAsync(2));
        Assert.Single(await store.ReadDocumentsAsync(4));
        Assert.Equal("kept", Some.Text((await store.ReadStreamAsync("case:2"))[1].Payload));
        await using var owner = await database.OpenUnguardedAsync();
        Assert.Equal([3L, 4L, 5L], await owner.QueryAsync<long>("SELECT sequence FROM payload ORDER BY sequence"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_disposed_stream_can_go_on(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await FillAsync(store);
        await DisposeAsync(store);

        await store.CommitAsync(Some.Commit("case:1", 3, Some.Event("archived", "after")));

        Assert.Equal("after", Some.Text((await store.ReadStreamAsync("case:1"))[3].Payload));
        Assert.True((await store.VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task After_a_disposal_the_bytes_are_in_no_file_of_a_SQLite_store()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        await using var store = await database.OpenAsync();
        await FillAsync(store);
        Assert.True(await HoldsNameAsync(database));

        await DisposeAsync(store);

        Assert.False(await HoldsNameAsync(database));
    }

    [Fact]
    public async Task Bytes_that_had_reached_the_main_file_are_overwritten_there()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync("SQLite");
        await using (var first = await database.OpenAsync())
        {
            await FillAsync(first);
        }

        Assert.Contains(Name, await ReadAsync(database.File), StringComparison.Ordinal);
        await using var store = await database.OpenAsync();
        await DisposeAsync(store);

        Assert.False(await HoldsNameAsync(database));
    }

    private static async Task FillAsync(Store store)
    {
        var letter = Some.Document("letter", string.Join(' ', Enumerable.Repeat(Name, 200)), "text/plain");
        await store.CommitAsync(Some.Commit("case:1", 0, Some.Event("case-opened", Name), Some.Event("decided", Name, letter)));
        await store.CommitAsync(Some.Commit("case:2", 0, Some.Event(), Some.Event("decided", "kept", Some.Document("letter", "kept"))));
    }

    private static Task<CommitResult> DisposeAsync(Store store) =>
        store.CommitAsync(Some.Commit("case:1", 2, Some.Event(Disposal.EventType, "why")) with { DisposedStreams = ["case:1"] });

    private static async Task<bool> HoldsNameAsync(SqliteTestDatabase database)
    {
        foreach (var file in Directory.GetFiles(database.Folder))
        {
            if ((await ReadAsync(file)).Contains(Name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
