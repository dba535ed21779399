using System.Buffers.Binary;
using System.Collections.Immutable;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Seeding;

/// <summary>
/// Fills a record with cases of people who do not exist, by doing to the desk what people do, day after day on a clock of its own: hand in, review, hear,
/// decide, send, contest. What comes of it is what the desk makes of it, so every state is one that can be reached.
/// </summary>
public sealed class Seeder
{
    private const int Days = 25;

    private readonly SeedOptions options;
    private readonly CaseDesk desk;
    private readonly SeedClock clock;
    private readonly DueWork work;
    private readonly SeedPeople people;
    private readonly SeedLife life;
    private readonly ImmutableArray<(string CaseType, Distribution Draws)> kinds;
    private readonly List<Lived> lived = [];

    private Seeder(SeedOptions options, CaseDesk desk, SeedClock clock, string payments)
    {
        (this.options, this.desk, this.clock) = (options, desk, clock);
        people = new SeedPeople(options.Seed, options.Policy, desk.Rules.CaseTypes);
        kinds =
        [
            .. desk.Rules.CaseTypes
                .Where(type => File.Exists(Distribution.PathIn(options.Samples, type)))
                .Select(type => (type, Distribution.Read(Distribution.PathIn(options.Samples, type), desk.Rules.EvaluatorOf(type).Versions.Last())))
                .OrderBy(kind => kind.Item2.Until).ThenBy(kind => kind.type, StringComparer.Ordinal),
        ];
        life = new SeedLife(desk, clock, people, kinds.ToDictionary(kind => kind.CaseType, kind => kind.Draws), options.Seed);
        work = new DueWork(
            desk, new Posting(desk, new SeedPost(clock), DeliveryRules.Default, options.CodeKey.ToArray()), new Paying(desk, new PaymentFolder(payments, clock)), "seed");
    }

    /// <summary>Fills a record.</summary>
    /// <param name="store">The record; best an empty one.</param>
    /// <param name="rules">The rule sets.</param>
    /// <param name="options">Which cases.</param>
    /// <param name="cancel">Stops between two days.</param>
    /// <exception cref="DistributionException">There is no way to draw facts for any of the rule sets, or it cannot be used.</exception>
    public static async Task<Seeded> RunAsync(Store store, RuleBook rules, SeedOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(options);
        var clock = new SeedClock(DateTimeOffset.UnixEpoch, options.Policy.Zone);
        var desk = await CaseDesk.OpenAsync(store, rules, options.Policy, options.SampleKey.ToArray(), clock).ConfigureAwait(false);
        var ids = new Chance(options.Seed, -1);
        desk.NewId = at => Id(at, ids);
        var payments = Directory.CreateTempSubdirectory("seed-payments-");
        try
        {
            var seeder = new Seeder(options, desk, clock, payments.FullName);
            return await seeder.RunAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            payments.Delete(recursive: true);
        }
    }

    private async Task<Seeded> RunAsync(CancellationToken cancel)
    {
        if (kinds.IsEmpty)
        {
            throw new DistributionException("distribution-missing", $"There is no distribution for any rule set in {options.Samples}.");
        }

        var openings = Openings();
        await DisposedAsync(openings[0].At).ConfigureAwait(false);
        var next = 0;
        for (var day = options.Policy.DateOf(openings[0].At); day <= options.Policy.DateOf(openings[^1].At); day = day.AddDays(1))
        {
            cancel.ThrowIfCancellationRequested();
            clock.MoveTo(options.Policy.StartOf(day).AddHours(7));
            await SweepAsync(cancel).ConfigureAwait(false);
            foreach (var due in lived.Where(each => each.Next <= day).ToList())
            {
                await life.LiveAsync(due, day).ConfigureAwait(false);
            }

            for (; next < openings.Count && options.Policy.DateOf(openings[next].At) <= day; next++)
            {
                clock.MoveTo(openings[next].At);
                await OpenAsync(next, openings[next].CaseType, day).ConfigureAwait(false);
            }
        }

        return await CountAsync().ConfigureAwait(false);
    }

    /// <summary>When which case comes in: each rule set in the weeks after the facts of its distribution were observed.</summary>
    private List<(DateTimeOffset At, string CaseType)> Openings()
    {
        var openings = new List<(DateTimeOffset At, string CaseType)>(options.Cases);
        for (var number = 0; number < options.Cases; number++)
        {
            var chance = new Chance(options.Seed, -2 - number);
            var (type, draws) = kinds[number % kinds.Length];
            openings.Add((options.Policy.StartOf(draws.Until.AddDays(1 + chance.Of(Days))).AddHours(8).AddMinutes(chance.Of(540)), type));
        }

        return [.. openings.OrderBy(opening => opening.At).ThenBy(opening => opening.CaseType, StringComparer.Ordinal)];
    }

    private async Task OpenAsync(int number, string caseType, DateOnly day)
    {
        var chance = new Chance(options.Seed, number);
        var json = new CanonicalJson();
        kinds.First(kind => kind.CaseType == caseType).Draws.WriteCase(json, new Chance(options.Seed, 1_000_000 + number));
        var (party, helper) = (people.Party(number, chance), people.Representative(number, chance));
        var channel = chance.Is(0.8) ? "web" : chance.One("phone", "paper", "visit");
        var open = new Open(caseType, party, helper, channel, chance.Is(0.9) ? "da" : "en", json.ToString());
        if (await life.TryAsync(open, channel == "web" ? SeedPeople.Acting(party) : people.Mette).ConfigureAwait(false) is { } opened)
        {
            lived.Add(new Lived(opened.Id, number, chance) { Next = day.AddDays(1 + chance.Of(4)) });
        }
    }

    /// <summary>A case that was withdrawn so long ago that it has been disposed of.</summary>
    private async Task DisposedAsync(DateTimeOffset first)
    {
        clock.MoveTo(first.AddYears(-options.Policy.RetentionYears).AddDays(-20));
        var party = people.Party(options.Cases, new Chance(options.Seed, options.Cases));
        if (await life.TryAsync(new Open(kinds[0].CaseType, party, null, "web", "da", "{}"), SeedPeople.Acting(party)).ConfigureAwait(false) is { } opened)
        {
            clock.Tick();
            await life.TryAsync(opened.Id, new Withdraw("web"), SeedPeople.Acting(party)).ConfigureAwait(false);
            lived.Add(new Lived(opened.Id, options.Cases, new Chance(options.Seed, options.Cases)) { Next = DateOnly.MaxValue });
        }
    }

    // What fails stays due; a fault in the desk must not be hidden by an invented case.
    private Task<int> SweepAsync(CancellationToken cancel) =>
        work.RunAsync((due, failure) => throw new InvalidOperationException($"{due.Kind} of {due.CaseId}: {failure.Message}", failure), cancel);

    private async Task<Seeded> CountAsync()
    {
        var states = new SortedDictionary<CaseState, int>();
        var decisions = 0;
        foreach (var each in lived)
        {
            var @case = (await desk.ReadAsync(each.CaseId).ConfigureAwait(false))!;
            states[@case.State] = states.GetValueOrDefault(@case.State) + 1;
            decisions += @case.Decisions.Length;
        }

        return new Seeded(lived.Count, [.. states.Select(state => (state.Key, state.Value))], decisions, life.Refused, clock.Now);
    }

    private static Guid Id(DateTimeOffset at, Chance ids)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ids.Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], ids.Next());
        BinaryPrimitives.WriteInt64BigEndian(bytes, (at.ToUnixTimeMilliseconds() << 16) | 0x7000 | (BinaryPrimitives.ReadInt64BigEndian(bytes) & 0xFFF));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>An invented case and what is to come of it.</summary>
internal sealed class Lived(string caseId, int number, Chance chance)
{
    public string CaseId { get; } = caseId;

    public int Number { get; } = number;

    public Chance Chance { get; } = chance;

    /// <summary>When somebody next does something.</summary>
    public DateOnly Next { get; set; }
}
