using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

public sealed class DueTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset Now = TestDatabase.Now;

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nodes_that_take_work_at_the_same_time_never_take_the_same(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var first = await database.OpenAsync();
        await using var second = await database.OpenAsync();
        await first.CommitAsync(Some.Rows([.. Enumerable.Range(0, 300).Select(number => Some.Due($"d-{number}", Now))]));

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () =>
        {
            var mine = new List<DueRow>();
            var node = number % 2 == 0 ? first : second;
            for (var batch = await node.LeaseDueAsync($"n-{number}", Now, Lease, 7); !batch.IsEmpty; batch = await node.LeaseDueAsync($"n-{number}", Now, Lease, 7))
            {
                mine.AddRange(batch);
            }

            return mine;
        })));

        Assert.Equal(300, taken.Sum(mine => mine.Count));
        Assert.Equal(300, taken.SelectMany(mine => mine).Select(row => row.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Work_of_a_node_that_died_passes_on_when_its_lease_has_run_out(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Rows(Some.Due("d-1", Now)));

        Assert.Single(await store.LeaseDueAsync("dead", Now, Lease, 10));
        Assert.Empty(await store.LeaseDueAsync("other", Now + Lease - TimeSpan.FromTicks(1), Lease, 10));
        Assert.Equal(Some.Due("d-1", Now), Assert.Single(await store.LeaseDueAsync("other", Now + Lease, Lease, 10)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_oldest_work_that_is_due_comes_first_and_what_is_not_due_waits(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Rows(
            Some.Due("late", Now.AddHours(-1)), Some.Due("b", Now), Some.Due("a", Now), Some.Due("later", Now.AddTicks(1)), Some.Due("other", Now.AddHours(-2), kind: "sweep")));

        Assert.Equal(["late", "a"], (await store.LeaseDueAsync("n", Now, Lease, 2, ["dispatch"])).Select(row => row.Id));
        Assert.Equal(["other", "b"], (await store.LeaseDueAsync("n", Now, Lease, 10)).Select(row => row.Id));
        Assert.Empty(await store.LeaseDueAsync("n", Now, Lease, 10, []));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_released_lease_is_free_for_all_but_only_its_own_node_can_release_it(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await store.CommitAsync(Some.Rows(Some.Due("d-1", Now), Some.Due("d-2", Now)));
        await store.LeaseDueAsync("first", Now, Lease, 10);

        await store.ReleaseLeaseAsync("second", ["d-1", "d-2"]);
        Assert.Empty(await store.LeaseDueAsync("second", Now, Lease, 10));
        await store.ReleaseLeaseAsync("first", ["d-1"]);
        Assert.Equal("d-1", Assert.Single(await store.LeaseDueAsync("second", Now, Lease, 10)).Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Work_put_again_at_another_time_or_after_another_attempt_is_leased_anew(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        Row[] rows = [Some.Due("same", Now), Some.Due("moved", Now), Some.Due("tried", Now), Some.Due("done", Now)];
        await store.CommitAsync(Some.Rows([.. rows]));
        Assert.Equal(4, (await store.LeaseDueAsync("n", Now, Lease, 10)).Length);

        await store.CommitAsync(Some.Rows(Some.Due("same", Now), Some.Due("moved", Now.AddMinutes(1)), Some.Due("tried", Now, attempts: 1)) with { Actor = "system:sweep" });
        await store.CommitAsync(new Commit(Some.Actor, Now, [], [new RowChange(rows[3], IsRemoved: true)]));

        Assert.Equal(["tried", "moved"], (await store.LeaseDueAsync("n", Now.AddMinutes(1), Lease, 10)).Select(row => row.Id));
    }
}
