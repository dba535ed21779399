using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Tests.Storage;

/// <summary>Pages hold everything a filter lets through, once each and in order, and agree with a plain search through all rows.</summary>
public sealed class PageTests
{
    private static readonly string[] Units = ["north", "south", "øst"];
    private static readonly string[] States = ["open", "decided"];
    private static readonly string[] Types = ["friplads", "lån"];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_queue_is_read_whole_and_in_order_whatever_is_asked(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var random = new Random(1);
        var rows = Enumerable.Range(0, 200).Select(_ => Waiting(random)).DistinctBy(row => row.CaseId).ToList();
        await store.CommitAsync(Some.Rows([.. rows]));
        QueueFilter[] filters =
        [
            new(), new(["north"]), new(["north", "øst"]), new(Kind: "review"), new(Kind: "approval"), new(CaseType: "lån"), new(Reason: "margin"), new(Reason: "marg"),
            new(Assignee: "7"), new(IsUnclaimed: true), new(NotExcluded: "7"), new(["south"], "review", "friplads", "adverse", null, true, "8"),
        ];

        foreach (var filter in filters)
        {
            var expected = rows.Where(row => IsAsked(filter, row)).OrderBy(row => row.DueAt).ThenBy(row => row.CaseId, StringComparer.Ordinal).ToList();
            var read = new List<QueueRow>();
            for (var page = await store.QueueAsync(filter, null, 17); !page.IsEmpty; page = await store.QueueAsync(filter, new QueuePlace(page[^1].DueAt, page[^1].CaseId), 17))
            {
                read.AddRange(page);
            }

            Assert.Equal(expected, read);
            Assert.Equal(expected.Count, await store.CountQueueAsync(filter));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cases_are_read_whole_and_in_order_whatever_is_asked(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var random = new Random(2);
        var rows = Enumerable.Range(0, 200).Select(_ => Some.Case(Id(random), Pick(random, Units), Pick(random, States), Pick(random, Types)))
            .DistinctBy(row => row.CaseId).OrderBy(row => row.CaseId, StringComparer.Ordinal).ToList();
        await store.CommitAsync(Some.Rows([.. rows, .. rows.Where((_, index) => index % 3 == 0).Select(row => new PersonRow(row.CaseId, "person-1", "party"))]));

        foreach (var filter in (CaseFilter[])[new(), new("north"), new(State: "open"), new(CaseType: "lån"), new("øst", "decided", "friplads"), new("west")])
        {
            var expected = rows.Where(row => (filter.Unit ?? row.Unit) == row.Unit && (filter.State ?? row.State) == row.State && (filter.CaseType ?? row.CaseType) == row.CaseType).ToList();
            Assert.Equal(expected, await PagesAsync(after => store.CasesAsync(filter, after, 13), row => row.CaseId));
            Assert.Equal(expected.Count, await store.CountCasesAsync(filter));
        }

        Assert.Equal(rows.Where((_, index) => index % 3 == 0), await PagesAsync(after => store.CasesOfPersonAsync("person-1", after, 13), row => row.CaseId));
        Assert.Empty(await store.CasesOfPersonAsync("person-2", null, 10));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Decisions_are_found_by_what_they_rest_on(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var random = new Random(3);
        var rows = Enumerable.Range(0, 200)
            .Select(_ => Some.Decision(Id(random), 9, Pick(random, Types), Pick(random, "1", "2"), Pick(random, " step:a ", " step:ab rate:x ", " "), Pick(random, "issued", "annulled")))
            .DistinctBy(row => row.DecisionId).OrderBy(row => row.DecisionId, StringComparer.Ordinal).ToList();
        await store.CommitAsync(Some.Rows([.. rows]));

        foreach (var filter in (DecisionFilter[])[new("friplads"), new("lån", "2"), new("lån", Used: "step:a"), new("lån", Used: "rate:x"), new("lån", State: "annulled"), new("friplads", "1", "step:ab", "issued")])
        {
            var expected = rows.Where(row =>
                row.RuleSet == filter.RuleSet && (filter.Version ?? row.RuleSetVersion) == row.RuleSetVersion && (filter.State ?? row.State) == row.State
                && (filter.Used is null || row.Used.Contains($" {filter.Used} ", StringComparison.Ordinal))).ToList();
            Assert.Equal(expected, await PagesAsync(after => store.DecisionsWhereAsync(filter, after, 11), row => row.DecisionId));
            Assert.Equal(expected.Count, await store.CountDecisionsAsync(filter));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cases_that_come_and_go_while_pages_are_read_do_not_move_the_others(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        var rows = Enumerable.Range(0, 40).Select(number => Some.Queue($"case-{number:D2}", TestDatabase.Now.AddHours(number / 4))).ToList();
        await store.CommitAsync(Some.Rows([.. rows]));
        var read = new List<string>();
        var page = await store.QueueAsync(new QueueFilter(), null, 10);
        while (!page.IsEmpty)
        {
            read.AddRange(page.Select(row => row.CaseId));
            await store.CommitAsync(new Commit(Some.Actor, TestDatabase.Now, [], [new RowChange(page[^1], true), new RowChange(page[0], true), new RowChange(Some.Queue($"case-00-{read.Count}", TestDatabase.Now))]));
            page = await store.QueueAsync(new QueueFilter(), new QueuePlace(page[^1].DueAt, page[^1].CaseId), 10);
        }

        Assert.Equal(rows.Select(row => row.CaseId), read);
    }

    private static QueueRow Waiting(Random random)
    {
        var assignee = Pick(random, null, "7", "77", "8");
        return Some.Queue(Id(random), TestDatabase.Now.AddHours(random.Next(6)), Pick(random, Units)) with
        {
            CaseType = Pick(random, Types),
            Reasons = Pick(random, "margin", "adverse", "margin adverse", ""),
            Assignee = assignee,
            ClaimedUntil = assignee is null ? null : TestDatabase.Now.AddHours(random.Next(-2, 3)),
            Excluded = Pick(random, " ", " 7 ", " 77 8 "),
        };
    }

    /// <summary>Ids whose order differs between alphabets.</summary>
    private static string Id(Random random) => $"{Pick(random, "a", "b", "A", "B", "-", "æ", "1", "aa")}{random.Next(400)}";

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];

    private static bool IsAsked(QueueFilter filter, QueueRow row) =>
        (filter.Units.IsDefaultOrEmpty || filter.Units.Contains(row.Unit)) && (filter.Kind ?? row.Kind) == row.Kind && (filter.CaseType ?? row.CaseType) == row.CaseType
        && (filter.Reason is null || row.Reasons.Split(' ').Contains(filter.Reason)) && (filter.Assignee is null || row.Assignee == filter.Assignee)
        && (!filter.IsUnclaimed || row.Assignee is null || row.ClaimedUntil <= TestDatabase.Now)
        && (filter.NotExcluded is null || !row.Excluded.Split(' ').Contains(filter.NotExcluded));

    private static async Task<List<T>> PagesAsync<T>(Func<string?, Task<System.Collections.Immutable.ImmutableArray<T>>> read, Func<T, string> key)
    {
        var rows = new List<T>();
        for (var page = await read(null); !page.IsEmpty; page = await read(key(page[^1])))
        {
            rows.AddRange(page);
        }

        return rows;
    }
}
