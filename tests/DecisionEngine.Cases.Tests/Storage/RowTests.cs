using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class RowTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rows_are_put_replaced_and_removed_by_their_key(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var full = Some.Case("case-1") with { DueAt = TestDatabase.Now.AddDays(1), Assignee = "caseworker:7", Outcome = "granted", IsHeld = true };
        var waiting = Some.Queue("case-1", TestDatabase.Now) with { Assignee = "caseworker:7", ClaimedUntil = TestDatabase.Now.AddHours(1), Excluded = " caseworker:8 " };
        var party = new PersonRow("case-1", "person-1", "party");
        await store.CommitAsync(Some.Rows(Some.Case("case-1"), Some.Queue("case-1", TestDatabase.Now), party, new PersonRow("case-1", "person-2", "party")));

        await store.CommitAsync(Some.Rows(full, waiting, new PersonRow("case-1", "person-2", "representative")));

        Assert.Equal(full, await store.CaseAsync("case-1"));
        Assert.Equal(waiting, await store.QueueRowAsync("case-1"));
        Assert.Equal([party, new PersonRow("case-1", "person-2", "representative")], (await store.PersonsAsync("case-1")).AsEnumerable());
        await store.CommitAsync(new Commit(Some.Actor, TestDatabase.Now, [], [new RowChange(full, true), new RowChange(waiting, true), new RowChange(party, true)]));
        Assert.Null(await store.CaseAsync("case-1"));
        Assert.Null(await store.QueueRowAsync("case-1"));
        Assert.Single(await store.PersonsAsync("case-1"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_several_changes_to_a_row_in_one_commit_the_last_one_counts(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        Row[] rows = [Some.Case("case-1", state: "a"), Some.Case("case-2", state: "a")];

        await store.CommitAsync(new Commit(Some.Actor, TestDatabase.Now, [], [
            new RowChange(rows[0]), new RowChange(rows[0], true), new RowChange(Some.Case("case-1", state: "b")),
            new RowChange(rows[1]), new RowChange(rows[1], true)]));

        Assert.Equal("b", (await store.CaseAsync("case-1"))!.State);
        Assert.Null(await store.CaseAsync("case-2"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_commit_that_conflicts_leaves_its_rows_unwritten(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();

        var result = await store.CommitAsync(Some.Commit("case:1", 3) with { Rows = [new RowChange(Some.Case("case-1"))] });

        Assert.IsType<CommitResult.Conflict>(result);
        Assert.Null(await store.CaseAsync("case-1"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_decision_stays_at_the_event_that_issued_it(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Commit("case:0"));

        await store.CommitAsync(Some.Commit("case:1", 0, Some.Event(), Some.Event(), Some.Event()) with
        {
            Rows = [new RowChange(Some.Decision("last")), new RowChange(Some.Decision("before", sequence: -1)), new RowChange(Some.Decision("given", sequence: 1))],
        });
        await store.CommitAsync(Some.Commit("case:1", 3) with { Rows = [new RowChange(Some.Decision("last", state: "dispatched"))] });

        Assert.Equal(Some.Decision("last", 4, state: "dispatched"), await store.DecisionAsync("last"));
        Assert.Equal(["given", "before", "last"], (await store.DecisionsOfCaseAsync("case-1")).Select(row => row.DecisionId));
        Assert.Equal([1L, 3L, 4L], (await store.DecisionsOfCaseAsync("case-1")).Select(row => row.Sequence));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Decisions_put_twice_by_commits_that_are_written_together_stay_where_they_were_issued(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();

        var commits = Enumerable.Range(0, 50).SelectMany(number => (Task<CommitResult>[])
        [
            store.CommitAsync(Some.Commit($"case:{number}") with { Rows = [new RowChange(Some.Decision($"d-{number}"))] }),
            store.CommitAsync(Some.Commit($"case:{number}", 1) with { Rows = [new RowChange(Some.Decision($"d-{number}", state: "dispatched"))] }),
        ]).ToList();
        await Task.WhenAll(commits);

        for (var number = 0; number < 50; number++)
        {
            Assert.Equal(Some.Decision($"d-{number}", Some.Last(await commits[2 * number]), state: "dispatched"), await store.DecisionAsync($"d-{number}"));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Content_is_written_once_and_read_by_its_hash(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var hash = new string('a', 64);

        await store.CommitAsync(Some.Rows(new ContentRow(hash, [1, 2])));
        await store.CommitAsync(Some.Rows(new ContentRow(hash, [3])));

        Assert.Equal([1, 2], await store.ReadContentAsync(hash));
        Assert.Null(await store.ReadContentAsync(new string('b', 64)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Views_of_a_case_are_read_page_by_page(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        for (var number = 0; number < 7; number++)
        {
            await store.AppendAccessAsync(new AccessRow(TestDatabase.Now.AddMinutes(number), "caseworker:7", number % 2 == 0 ? "case-1" : "case-2", "case", number == 0 ? null : "complaint"));
        }

        var first = await store.AccessesAsync("case-1", 0, 3);
        var second = await store.AccessesAsync("case-1", first[^1].Number, 3);

        Assert.Equal([0, 2, 4, 6], first.Concat(second).Select(view => (int)(view.Access.At - TestDatabase.Now).TotalMinutes));
        Assert.Equal([null, "complaint"], first.Take(2).Select(view => view.Access.Reason));
    }
}
