using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Life;

public sealed class ManyWorkersTests
{
    private const int Waiting = 1_000;

    private const int Workers = 8;

    [Fact]
    public async Task Eight_workers_at_two_nodes_claim_each_of_a_thousand_cases_once()
    {
        await using var database = await TestDatabase.CreateAsync("PostgreSQL");
        await using var first = await Desk.OpenAsync(database);
        await using var second = await Desk.OpenAsync(database);
        var opened = await Task.WhenAll(Enumerable.Range(0, Waiting).Select(_ => first.OpenedAsync("friplads/refused.json")));

        var claims = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => ClaimAllAsync(worker % 2 == 0 ? first : second, worker)));

        Assert.Equal(opened.Select(each => each.Id).Order(StringComparer.Ordinal), claims.SelectMany(each => each).Order(StringComparer.Ordinal));
        Assert.True((await first.Store.VerifyAsync()).IsIntact);
        await Rebuilding.AssertAsync(second);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_a_dead_node_had_leased_another_does_when_the_lease_has_run_out(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var decided = await office.Desk.OpenedAsync("friplads/full.json");
        var taken = await office.Desk.Store.LeaseDueAsync("dead-node", office.Desk.Clock.Now, TimeSpan.FromMinutes(2), 50);
        Assert.Equal(2, taken.Count(due => due.Kind == DueKind.Letter));

        Assert.Equal(CaseState.Issued, (await office.RunAsync(decided)).State);
        office.Desk.Clock.Now = office.Desk.Clock.Now.AddMinutes(3);

        Assert.Equal(CaseState.Dispatched, (await office.RunAsync(decided)).State);
    }

    /// <summary>Takes the next case of the queue until nobody can take any.</summary>
    private static async Task<List<string>> ClaimAllAsync(Desk desk, int worker)
    {
        var actor = new Actor(Role.Caseworker, $"worker-{worker}", $"Worker {worker}", ["citizen-service"]);
        var claimed = new List<string>();
        while (await desk.Store.QueueAsync(new QueueFilter(IsUnclaimed: true, NotExcluded: actor.Id), null, Workers * 2) is { IsEmpty: false } waiting)
        {
            // Each starts at a place of its own, so that all do not reach for the same case.
            var next = waiting[worker % waiting.Length];
            var result = await desk.Cases.DoAsync(next.CaseId, null, new Claim(), actor);
            if (result.Refusal is null)
            {
                claimed.Add(next.CaseId);
            }
            else
            {
                Assert.Equal(RefusalCode.ClaimedByAnother, result.Refusal.Code);
            }
        }

        return claimed;
    }
}
