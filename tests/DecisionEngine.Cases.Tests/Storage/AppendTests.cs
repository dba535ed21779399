using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class AppendTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_appended_is_read_as_it_was_written(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var at = TestDatabase.Now.AddTicks(1234567).ToOffset(TimeSpan.FromHours(2));
        var large = new string('æ', 20_000);
        var happened = Some.Event("decision-issued", """{"æ":1}""", Some.Document("evaluation", "{}"), Some.Document("letter", large, "text/html"));

        var result = await store.CommitAsync(new Commit("caseworker:7", at, [new StreamAppend("case:1", 0, [Some.Event(), happened])], []));

        Assert.Equal(2, Some.Last(result));
        var stored = await store.ReadStreamAsync("case:1");
        Assert.Equal([(1L, 1, "case-opened"), (2L, 2, "decision-issued")], stored.Select(one => (one.Sequence, one.Version, one.Type)));
        Assert.All(stored, one => Assert.Equal((at, "caseworker:7", "case:1"), (one.At, one.Actor, one.Stream)));
        Assert.Equal("""{"æ":1}""", Some.Text(stored[1].Payload));
        Assert.Equal(64, stored[1].Hash.Length);
        var documents = await store.ReadDocumentsAsync(2);
        Assert.Equal([("evaluation", "application/json", "{}"), ("letter", "text/html", large)], documents.Select(one => (one.Name, one.MediaType, Some.Text(one.Bytes))));
        Assert.Equal(large, Some.Text((await store.ReadDocumentAsync(2, "letter"))!.Bytes));
        Assert.Null(await store.ReadDocumentAsync(2, "none"));
        Assert.Empty(await store.ReadStreamAsync("case:2"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_second_writer_of_a_stream_is_told_how_far_it_has_come(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Commit("case:1", 0, Some.Event(), Some.Event()));

        var result = await store.CommitAsync(new Commit(Some.Actor, TestDatabase.Now, [new StreamAppend("case:2", 0, [Some.Event()]), new StreamAppend("case:1", 1, [Some.Event()])], []));

        Assert.Equal(new CommitResult.Conflict("case:1", 2), result);
        Assert.Empty(await store.ReadStreamAsync("case:2"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_repeated_request_is_given_the_first_answer_and_writes_nothing(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Commit("case:1") with { Remembered = Some.Remembered("key", """{"case":1}""", "first") });

        var result = await store.CommitAsync(Some.Commit("case:2") with { Remembered = Some.Remembered("key", "{}", "second") });
        var otherActor = await store.CommitAsync(Some.Commit("case:3") with { Remembered = Some.Remembered("key") with { Actor = "system:other" } });

        var repeated = Assert.IsType<CommitResult.Repeated>(result);
        Assert.Equal(("first", """{"case":1}"""), (repeated.Before.RequestHash, Some.Text(repeated.Before.Answer)));
        Assert.Empty(await store.ReadStreamAsync("case:2"));
        Assert.Equal(2, Some.Last(otherActor));
        Assert.Equal("""{"case":1}""", Some.Text((await store.FindRememberedAsync("key", Some.Actor))!.Answer));
        Assert.Null(await store.FindRememberedAsync("none", Some.Actor));
        Assert.Equal(2, await store.ForgetAnswersAsync(TestDatabase.Now.AddSeconds(1)));
        Assert.Null(await store.FindRememberedAsync("key", Some.Actor));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Many_writers_at_once_make_one_sequence_without_gaps(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => store.CommitAsync(Some.Commit($"case:{number % 150}")))));

        Assert.Equal(150, results.OfType<CommitResult.Done>().Count());
        Assert.Equal(50, results.OfType<CommitResult.Conflict>().Count(conflict => conflict.Version == 1));
        var log = await store.ReadAllAsync(0).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 150).Select(number => (long)number), log.Select(happened => happened.Sequence));
        Assert.Equal(log.Skip(100).Select(happened => happened.Hash), (await store.ReadAllAsync(100).ToListAsync()).Select(happened => happened.Hash));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_acknowledged_commit_is_there_for_every_reader(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(async () =>
        {
            var last = Some.Last(await store.CommitAsync(Some.Commit($"case:{number}")));
            Assert.Equal(last, Assert.Single(await store.ReadStreamAsync($"case:{number}")).Sequence);
        })));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_commit_that_cannot_be_written_fails_alone(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var broken = Some.Rows(Some.Case("case-1") with { State = null! });

        var good = Enumerable.Range(0, 50).Select(number => store.CommitAsync(Some.Commit($"case:{number}"))).ToList();
        var bad = store.CommitAsync(broken);
        good.AddRange(Enumerable.Range(50, 50).Select(number => store.CommitAsync(Some.Commit($"case:{number}"))));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bad);
        Assert.Equal(100, (await Task.WhenAll(good)).Max(Some.Last));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_commit_that_contradicts_itself_is_refused(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        Commit[] wrong =
        [
            Some.Commit(""),
            Some.Commit("case:\0"),
            Some.Commit("case:\ud800"),
            Some.Commit("case:1", -1),
            Some.Commit("case:1", 0, Some.Event(Disposal.EventType)),
            Some.Commit("case:1", 0, Some.Event("a", "{}", Some.Document("same", "1"), Some.Document("same", "2"))),
            Some.Commit("case:1") with { DisposedStreams = ["case:1"] },
            Some.Rows(Some.Case("case\0")),
            new(Some.Actor, TestDatabase.Now, [], [new RowChange(new ContentRow(new string('a', 64), [1]), IsRemoved: true)]),
            new(Some.Actor, TestDatabase.Now, [new StreamAppend("case:1", 0, [Some.Event()]), new StreamAppend("case:1", 1, [Some.Event()])], []),
        ];

        Assert.All(wrong, commit => Assert.Throws<ArgumentException>(() => store.CommitAsync(commit).GetAwaiter().GetResult()));
        Assert.Empty(await store.ReadAllAsync(0).ToListAsync());
    }
}
