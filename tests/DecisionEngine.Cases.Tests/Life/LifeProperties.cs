using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Oversight;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Tests.Life;

/// <summary>Random lives of cases: whoever does whatever in whatever order, the law holds. LIFE_SEQUENCES asks for more of them, LIFE_SEED for others.</summary>
public sealed class LifeProperties
{
    private const int StepsOfALife = 34;

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    private static int Seed => Setting("LIFE_SEED", 20240315);

    [Fact]
    public void Whoever_does_whatever_no_guard_is_passed_and_no_event_is_lost()
    {
        var reached = new HashSet<CaseState>();
        var done = new HashSet<CaseAction>();
        for (var sequence = 0; sequence < Setting("LIFE_SEQUENCES", 1500); sequence++)
        {
            try
            {
                Live(Seed + sequence, reached, done);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"LIFE_SEED={Seed + sequence} LIFE_SEQUENCES=1: {failure.Message}", failure);
            }
        }

        if (Setting("LIFE_SEQUENCES", 1500) >= 1000)
        {
            Assert.Equal(Enum.GetValues<CaseState>(), reached.Order());
            Assert.Equal(Enum.GetValues<CaseAction>(), done.Order());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_does_whatever_at_the_desk_the_work_tables_are_what_the_log_builds(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        for (var sequence = 0; sequence < Setting("LIFE_DESK_SEQUENCES", 15); sequence++)
        {
            var walk = new Walk(Seed + sequence);
            var (open, actor) = walk.Open();
            var @case = (await office.Desk.Cases.OpenAsync(open, actor)).Case;
            for (var step = 0; @case is { State: not CaseState.None } && step < 12; step++)
            {
                office.Desk.Clock.Now += walk.Wait();
                var (command, by) = walk.Next(@case);
                var result = await office.Desk.Cases.DoAsync(@case.Id, walk.OneIn(3) ? @case.Version : null, command, by);
                Assert.NotNull(result.Case);
                @case = walk.OneIn(4) ? await office.RunAsync(@case) : result.Case;
            }
        }

        await Rebuilding.AssertAsync(office.Desk);
        Assert.Null((await office.Desk.Store.VerifyAsync()).Problem);
    }

    private static void Live(int seed, HashSet<CaseState> reached, HashSet<CaseAction> done)
    {
        var walk = new Walk(seed);
        var policy = Office.Paid with { SampleShare = 0.05m, FourEyesShare = 0.2m, FourEyesFrom = 50_000m };
        var now = new DateTimeOffset(2024, 3, 15, 10, 0, 0, TimeSpan.Zero);
        var (rules, party) = (Watch.Clear, Watch.Clear);
        var @case = new Case { Id = $"case-{seed}" };
        var log = new List<Happened>();
        var rows = ImmutableArray<Row>.Empty;
        var watcher = new Watcher();
        for (var step = 0; step < StepsOfALife; step++)
        {
            var context = new Context(now, policy, Desk.Rules, rules, party, (id, share) => Math.Abs(id.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter)) % 1000) < share * 1000);
            var (command, actor) = @case.State == CaseState.None ? walk.Open() : walk.OneIn(3) && System(walk, @case, context) is { } system ? (system, Actor.System) : walk.Next(@case);
            var acted = command.Do(@case, actor, context);
            var after = @case;
            foreach (var happened in acted.Steps.Select(each => each.Event))
            {
                var next = Folding.Apply(after, new Happened(happened, now, actor.Key, log.Count + 1));
                watcher.Follow(after, next, happened, context);
                log.Add(new Happened(happened, now, actor.Key, log.Count + 1));
                after = next;
            }

            Watcher.Judge(@case, actor, command, acted, after, context);
            Watcher.Judge(after);
            rows = Apply(rows, WorkRows.Changes(@case, after, policy));
            rules = acted.Elsewhere.Aggregate(rules, (watch, happened) => watch.After(happened, now));
            if (acted.Refusal is null)
            {
                done.Add(command.Action);
            }

            @case = after;
            reached.Add(@case.State);
            rules = walk.OneIn(30) ? rules.After(rules.Halted is null ? new AutomationHalted("?") : new AutomationResumed("?"), now) : rules;
            party = walk.OneIn(60) ? party.After(new AutomationHalted("?"), now) : party;
            now += walk.Wait();
            if (@case.State == CaseState.Closed && walk.OneIn(4) || @case.State == CaseState.Dispatched && walk.OneIn(25))
            {
                now = now.AddYears(policy.RetentionYears);
            }
        }

        // Nothing is lost: what is read back from the log is the case that was lived, and so are its work tables.
        Assert.Equal(log.Count, @case.Version);
        var read = log.Select(happened => happened with { Event = Again(happened.Event) }).ToList();
        var folded = Folding.Fold(@case.Id, read);
        Assert.Equal(Picture(@case), Picture(folded));
        Assert.Equal(WorkRows.Of(folded, policy).Select(row => row.ToString()).Order(StringComparer.Ordinal), rows.Select(row => row.ToString()).Order(StringComparer.Ordinal));
    }

    private static Command? System(Walk walk, Case @case, Context context)
    {
        var letters = @case.Letters.Where(letter => letter is { SentAt: null, NeedsPerson: false } && @case.Decisions.FirstOrDefault(decision => decision.Id == letter.About)?.Held is null).ToList();
        if (letters.Count > 0 && !walk.OneIn(4))
        {
            var letter = walk.Of(letters);
            var deadline = letter.Kind switch
            {
                LetterKind.Decision => context.Today.AddDays(28),
                LetterKind.Hearing or LetterKind.Question => context.Today.AddDays(@case.Running?.Days ?? 0),
                _ => (DateOnly?)null,
            };
            return new RecordDispatch(letter.Id, new Step(
                letter.Prepared is null ? new LetterPrepared(letter.Id, letter.To, "digital-post", context.Today, context.Today, deadline, "", "")
                : walk.OneIn(8) ? new LetterFailed(letter.Id, "unreachable", walk.OneIn(3) ? null : context.Now.AddHours(1))
                : new LetterSent(letter.Id, context.Now)));
        }

        if (!@case.Payments.IsEmpty && walk.OneIn(2))
        {
            var payment = walk.Of(@case.Payments);
            return new RecordPayment(payment.Id, new Step(walk.OneIn(4) ? new PaymentFailed(payment.Id, "unreachable", context.Now.AddMinutes(5)) : new PaymentInstructed(payment.Id, payment.DecisionId, "start", "")));
        }

        var due = WorkRows.Of(@case, context.Policy).OfType<DueRow>().Where(row => row.DueAt <= context.Now && row.Kind is not (DueKind.Letter or DueKind.Payment)).ToList();
        return due.Count == 0 ? null : walk.Of(due).Kind is var kind && kind == DueKind.Disposal ? new DecisionEngine.Cases.Ending.DisposeCase() : new Expire(kind);
    }

    private static CaseEvent Again(CaseEvent happened)
    {
        var written = EventJson.Write(happened);
        var read = EventJson.Read<CaseEvent>(EventJson.Name(happened), written);
        Assert.True(JToken.DeepEquals(JToken.Parse(Encoding.UTF8.GetString(written)), JToken.Parse(Encoding.UTF8.GetString(EventJson.Write(read)))), EventJson.Name(happened));
        return read;
    }

    private static ImmutableArray<Row> Apply(ImmutableArray<Row> rows, ImmutableArray<RowChange> changes)
    {
        foreach (var change in changes)
        {
            rows = rows.RemoveAll(row => Key(row) == Key(change.Row));
            rows = change.IsRemoved ? rows : rows.Add(change.Row);
        }

        return rows;
    }

    private static string Key(Row row) => row switch
    {
        PersonRow person => $"person {person.Person}",
        DueRow due => $"due {due.Id}",
        DecisionRow decision => $"decision {decision.DecisionId}",
        _ => row.GetType().Name,
    };

    private static string Picture(Case @case) => JsonConvert.SerializeObject(
        @case with { Heard = [], Exempted = [], AskedBefore = [], Disqualified = [], Corrections = [] }, new JsonSerializerSettings { DateFormatHandling = DateFormatHandling.IsoDateFormat })
        + @case.Facts + string.Join(' ', @case.Heard.Order(StringComparer.Ordinal)) + "|" + string.Join(' ', @case.Exempted.Order(StringComparer.Ordinal)) + "|"
        + string.Join(' ', @case.AskedBefore.Order(StringComparer.Ordinal)) + "|" + string.Join(' ', @case.Disqualified.Order(StringComparer.Ordinal)) + "|"
        + string.Join(' ', @case.Corrections.Order(StringComparer.Ordinal));

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
