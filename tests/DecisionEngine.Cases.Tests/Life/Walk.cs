using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Contesting;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Hearing;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Life;

/// <summary>Picks what somebody does next to a case: mostly something that can be done, sometimes anything by anybody.</summary>
internal sealed class Walk(int seed)
{
    private static readonly string[] Files =
    [
        "friplads/full.json", "friplads/in-doubt.json", "friplads/missing-income.json", "friplads/partial.json", "friplads/refused.json",
        "flyttehjaelp/assessed.json", "flyttehjaelp/prepared-for-caseworker.json",
        "helbredstillaeg/automatic.json", "helbredstillaeg/discretion.json", "helbredstillaeg/refused.json", "helbredstillaeg/waiting-for-assessment.json",
        "kompensationsydelse/assessed-cover.json", "kompensationsydelse/assessed-fixed.json", "kompensationsydelse/prepared-for-caseworker.json", "kompensationsydelse/refused-too-small.json",
    ];

    private static readonly ImmutableArray<(string CaseType, FactsFile Facts)> Samples = [.. Files.Select(file => (file.Split('/')[0], FactsFile.Read(Desk.Sample(file))))];

    private static readonly Actor Cara = new(Role.Citizen, "cara", "Cara", []);

    private static readonly Actor Kit = new(Role.Client, "kit", "Kit", []);

    private static readonly Actor Leader = new(Role.Leader, "leader", "Ulla", []);

    private static readonly ImmutableArray<Actor> People = [Desk.Amina, Desk.Bent, Cara, Desk.Anna, Desk.Bo, Desk.Elsewhere, Desk.Lead, Desk.Lawyer, Leader, Kit, Actor.System];

    private static readonly string[] Reached = ["web", "phone", "paper", "visit"];

    private static readonly CaseAction[] Actions = [.. Enum.GetValues<CaseAction>().Where(action => action is not (CaseAction.Send or CaseAction.Pay or CaseAction.Open))];

    private readonly Random random = new(seed);

    public TimeSpan Wait() => random.Next(10) switch
    {
        < 6 => TimeSpan.FromMinutes(random.Next(1, 60)),
        < 9 => TimeSpan.FromHours(random.Next(1, 72)),
        _ => TimeSpan.FromDays(random.Next(3, 40)),
    };

    public bool OneIn(int number) => random.Next(number) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public (Open Open, Actor Actor) Open()
    {
        var (caseType, facts) = Of(Samples);
        var text = facts.ToString();
        if (OneIn(4))
        {
            text = text.Replace("\"shownToParty\": true", "\"shownToParty\": false", StringComparison.Ordinal);
        }

        if (OneIn(5))
        {
            text = Without(FactsFile.Read(text), Of([.. facts.Ids])).ToString();
        }

        if (OneIn(25))
        {
            text = Of(["", "{", "[]", "{}", "{\"none\":1}", "null"]);
        }

        var party = OneIn(25) ? new Party("", "", null, false, false) : new Party("amina", "Amina Yusuf", "Gade 1", OneIn(5), OneIn(2));
        var representative = OneIn(4) ? new Representative("bent", "Bent") : null;
        return (new Open(OneIn(30) ? "none" : caseType, party, representative, OneIn(30) ? "pigeon" : Of(Reached), OneIn(30) ? "fr" : Of(["da", "en"]), text), Of([Desk.Amina, Desk.Amina, Desk.Bent, Kit, Desk.Anna, Desk.Lawyer]));
    }

    /// <summary>What is done next, and by whom.</summary>
    public (Command Command, Actor Actor) Next(Case @case)
    {
        if (@case.State == CaseState.Dispatched && OneIn(2))
        {
            return (Make(CaseAction.Contest, @case, Desk.Amina), Desk.Amina);
        }

        if (@case.State == CaseState.AskedToStand && OneIn(2))
        {
            return (Make(CaseAction.Stand, @case, Desk.Amina), Desk.Amina);
        }

        if (OneIn(6))
        {
            var any = Of(Actions);
            return (Make(any, @case, Of(People)), Of(People));
        }

        var possible = Actions.Where(action => LifeOfACase.Of(action).From.Contains(@case.State)).ToList();
        // What ends a case is rarer, so that there is something to live through.
        possible.RemoveAll(action => action is CaseAction.RecordDeath or CaseAction.RecordMove or CaseAction.Withdraw or CaseAction.Annul or CaseAction.Dispose && !OneIn(6));
        var forward = possible.Where(action => action is CaseAction.Conclude or CaseAction.Approve or CaseAction.ReturnProposal or CaseAction.Reassess or CaseAction.Contest or CaseAction.Reply or CaseAction.Stand or CaseAction.RecordBodyAnswer or CaseAction.SupplyFacts or CaseAction.Hear).ToList();
        var action = possible.Count == 0 ? Of(Actions) : forward.Count > 0 && !OneIn(3) ? Of(forward) : Of(possible);
        var roles = LifeOfACase.Of(action).By;
        var people = People.Where(person => roles.Contains(person.Role) && (person.Role != Role.Citizen || @case.IsFor(person.Id)) && (!person.IsCaseworker || person.Units.Contains(@case.Unit))).ToList();
        var actor = people.Count == 0 ? Of(People) : Of(people);
        if (@case.Review is { } review && actor.IsCaseworker && action is not (CaseAction.Claim or CaseAction.Disqualify or CaseAction.Reassign or CaseAction.AddNote))
        {
            // Whoever has claimed the case goes on with it; where nobody has, somebody does.
            if (review.Claim is not { } claim)
            {
                return (new Claim(), actor);
            }

            actor = people.FirstOrDefault(person => person.Id == claim.By) ?? actor;
        }

        return (Make(action, @case, actor), actor);
    }

    public Command Make(CaseAction action, Case @case, Actor actor) => action switch
    {
        CaseAction.Open => Open().Open,
        CaseAction.SupplyFacts => new SupplyFacts(@case.Running is { Facts.Length: > 0 } running && !OneIn(3) ? Answers(@case, running) : Facts(@case), Channel()),
        CaseAction.AddNote => new AddNote(Text(), Text(), Channel()),
        CaseAction.NameRepresentative => new NameRepresentative(OneIn(3) ? null : OneIn(10) ? new Representative("", "") : Of([new Representative("bent", "Bent"), new Representative("cara", "Cara")])),
        CaseAction.Claim => new Claim(),
        CaseAction.Release => new Release(),
        CaseAction.Reassign => new Reassign(Staff(), Text()),
        CaseAction.Disqualify => new Disqualify(OneIn(2) ? actor.Id : Staff(), Text()),
        CaseAction.Ask => new Ask(OneIn(3) ? default : OneIn(5) ? ["none"] : [.. FactIds(@case).Take(random.Next(3))]),
        CaseAction.Hear => new Hear(OneIn(10) ? default : [.. FactIds(@case).Take(random.Next(1, 5)).Select(id => new HeardFact(id, Text()))]),
        CaseAction.Extend => new Extend(new DateOnly(2024, 3, 1).AddDays(random.Next(400)), Text()),
        CaseAction.Reply => new Reply(Text(), Channel()),
        CaseAction.Exempt => new Exempt(OneIn(10) ? default : [.. FactIds(@case).Take(random.Next(6))], Text(), Text()),
        CaseAction.Conclude => Conclude(@case),
        CaseAction.SendBack => new SendBack(OneIn(4) ? "other-unit" : "citizen-service", Text()),
        CaseAction.Approve => new Approve(OneIn(12) ? default : [.. @case.ApprovalCauses.Where(_ => !OneIn(8)).Select(cause => new FlagAnswer(cause, Text()))]),
        CaseAction.ReturnProposal => new ReturnProposal(OneIn(6) ? default : [new ReturnPoint(Of(["facts", "procedure", "taste"]), Text())]),
        CaseAction.Correct => new Correct(Facts(@case), Text(), Channel()),
        CaseAction.Contest => new Contest(@case.Decisions.IsEmpty || OneIn(8) ? "none" : OneIn(6) ? @case.Decisions[0].Id : @case.Decisions[^1].Id, Text(), OneIn(5) ? default : ["fact-wrong"], OneIn(2) ? null : "step", Channel()),
        CaseAction.Reassess => Reassess(@case),
        CaseAction.Stand => new Stand(OneIn(2), Channel()),
        CaseAction.RecordBodyAnswer => new RecordBodyAnswer(Of(["kept", "changed", "sent-back", "dismissed", "lost"]), Text(), OneIn(3) ? default : ["step"]),
        CaseAction.Reopen => new Reopen(Text(), Of(["own-motion", "remediation"])),
        CaseAction.Annul => new Annul(Text()),
        CaseAction.Withdraw => new Withdraw(Channel()),
        CaseAction.RecordDeath => new RecordDeath(new DateOnly(2024, 3, 1).AddDays(random.Next(60))),
        CaseAction.RecordMove => new RecordMove(Text(), new DateOnly(2024, 3, 20)),
        CaseAction.Hold => new Hold(Of(["halt", "outlier", "remediation"]), Text()),
        CaseAction.LetGo => new LetGo(Text()),
        CaseAction.Expire => new Expire(Of([.. DueKind.All])),
        CaseAction.Dispose => new DisposeCase(),
        _ => throw new InvalidOperationException($"No command for {action}."),
    };

    private Reassess Reassess(Case @case)
    {
        var result = Of(["upheld", "partly", "partly", "kept", "?"]);
        return new Reassess(result, Text(), OneIn(3) ? default : ["step"], result == "kept" ? OneIn(10) ? Conclude(@case) : null : OneIn(10) ? null : Conclude(@case, 2));
    }

    private Conclude Conclude(Case @case, int ownOf = 1)
    {
        var ruleSet = Desk.Rules.EvaluatorOf(@case.CaseType.Length == 0 ? "friplads" : @case.CaseType).Versions.Last();
        OwnOutcome? own = null;
        if (random.Next(3) < ownOf)
        {
            var outcome = Of(ruleSet.Outcomes.Where(each => OneIn(2) || !each.IsAdverse).DefaultIfEmpty(ruleSet.Outcomes[0]).ToList());
            own = new OwnOutcome(
                OneIn(15) ? "none" : outcome.Id,
                OneIn(15) ? default : [.. outcome.Amounts.Where(_ => !OneIn(4)).Select(amount => new DecidedAmount(OneIn(15) ? "none" : amount.Id, random.Next(-10, 400_000), "DKK", OneIn(2) ? "" : "month"))],
                Text(),
                OneIn(15) ? default : [ruleSet.Law[0].Id],
                Text());
        }

        var answers = @case.Review?.Reasons.Where(_ => !OneIn(15)).Select(reason => new FlagAnswer(reason.Code, Text())) ?? [];
        var discretion = ruleSet.Facts.Where(fact => fact.Discretionary && !OneIn(4)).Select(fact => new DiscretionAnswer(fact.Id, OneIn(2), Text())).Take(OneIn(2) ? 0 : random.Next(12));
        return new Conclude(OneIn(25) ? default : [.. answers], OneIn(25) ? default : [.. discretion], OneIn(4) ? Facts(@case) : null, own, Text());
    }

    private static string Answers(Case @case, Running running)
    {
        var pool = Samples.Where(sample => sample.CaseType == @case.CaseType).ToList();
        var answers = running.Facts.Select(fact => (fact.Fact, Json: pool.Select(sample => sample.Facts.Of(fact.Fact)).FirstOrDefault(json => json is not null))).Where(answer => answer.Json is not null);
        return "{" + string.Join(',', answers.DistinctBy(answer => answer.Fact).Select(answer => $"\"{answer.Fact}\":{answer.Json}")) + "}";
    }

    private string Facts(Case @case)
    {
        var pool = Samples.Where(sample => sample.CaseType == @case.CaseType || OneIn(40)).ToList();
        if (pool.Count == 0 || OneIn(12))
        {
            return Of(["", "{", "[]", "{}", "{\"none\":1}", "null", "{\"a\":1,\"a\":2}"]);
        }

        var (_, facts) = Of(pool);
        var ids = facts.Ids.OrderBy(_ => random.Next()).Take(random.Next(1, 3));
        var text = "{" + string.Join(',', ids.Select(id => $"\"{id}\":{facts.Of(id)}")) + "}";
        return OneIn(2) ? text : text.Replace("\"shownToParty\": true", "\"shownToParty\": false", StringComparison.Ordinal);
    }

    private IEnumerable<string> FactIds(Case @case) => @case.Facts.Ids.Concat(OneIn(8) ? ["none"] : []).OrderBy(_ => random.Next());

    private string Text() => OneIn(25) ? " " : "Set efter i sagen.";

    private string Channel() => OneIn(25) ? "pigeon" : Of(Reached);

    private string Staff() => OneIn(20) ? "" : Of(["anna", "bo", "lead", "else"]);

    private static FactsFile Without(FactsFile facts, string id) => FactsFile.Read("{" + string.Join(',', facts.Ids.Where(each => each != id).Select(each => $"\"{each}\":{facts.Of(each)}")) + "}");
}
