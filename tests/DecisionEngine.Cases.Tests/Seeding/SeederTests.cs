using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Records;
using DecisionEngine.Cases.Seeding;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Seeding;

public sealed class SeederTests
{
    private static readonly string Samples = Path.Combine(Desk.Root, "samples");

    [Fact]
    public async Task A_few_hundred_cases_stand_in_every_state_and_every_decision_comes_out_again()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var store = await database.OpenAsync();

        var seeded = await Seeder.RunAsync(store, Desk.Rules, new SeedOptions(Samples) { Cases = 300 });

        var states = seeded.States.Select(state => state.State).ToHashSet();
        Assert.True(Enum.GetValues<CaseState>().Where(state => state != CaseState.None).All(states.Contains), string.Join(", ", seeded.States) + $", refused {seeded.Refused}, decisions {seeded.Decisions}");
        Assert.Equal(301, seeded.Cases);
        Assert.True((await store.VerifyAsync()).IsIntact);
        var replayed = await Replay.RunAsync(store);
        Assert.True(replayed.Holds, string.Join(Environment.NewLine, replayed.Problems));
        Assert.Equal(seeded.Decisions, replayed.Decisions);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_cases_and_another_gives_others()
    {
        var (first, again, other) = (await EventsAsync(5), await EventsAsync(5), await EventsAsync(6));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task A_seeded_store_on_PostgreSQL_is_the_one_on_SQLite()
    {
        Assert.Equal(await EventsAsync(7), await EventsAsync(7, "PostgreSQL"));
    }

    private static async Task<List<(string, string, string, DateTimeOffset, string)>> EventsAsync(long seed, string kind = "SQLite")
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var store = await database.OpenAsync();
        await Seeder.RunAsync(store, Desk.Rules, new SeedOptions(Samples) { Cases = 24, Seed = seed });
        return await store.ReadAllAsync(0).Select(Line).ToListAsync();
    }

    private static (string, string, string, DateTimeOffset, string) Line(StoredEvent happened) =>
        (happened.Stream, happened.Type, happened.Actor, happened.At, happened.Payload is { } payload ? System.Text.Encoding.UTF8.GetString(payload.Span) : "");
}
