using System.Collections.Immutable;
using System.Text.Json;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Tests.Life;

/// <summary>What must hold of every step of every case, whoever does what: written without the guards, from the law.</summary>
internal sealed class Watcher
{
    private static readonly ImmutableHashSet<string> Codes = [.. typeof(RefusalCode).GetFields().Select(field => (string)field.GetValue(null)!)];

    // Each fact with the value the party had before them when they were heard, or were excused from being heard.
    private readonly HashSet<(string Fact, string Json)> heard = [];
    private ImmutableArray<(string Fact, string Json)> inLetter = [];

    public static void Judge(Case before, Actor actor, Command command, Acted acted, Case after, Context context)
    {
        for (var refusal = acted.Refusal; refusal is not null; refusal = refusal.Others.FirstOrDefault())
        {
            Assert.Contains(refusal.Code, Codes);
            Assert.All(refusal.Others, other => Assert.Contains(other.Code, Codes));
            Assert.NotEmpty(refusal.Detail);
        }

        if (acted.Refusal is not null)
        {
            Assert.All(acted.Steps, step => Assert.IsType<OwnApprovalRefused>(step.Event));
            Assert.Equal(before.State, after.State);
            return;
        }

        Assert.NotEmpty(acted.Steps);
        var rule = LifeOfACase.Of(command.Action);
        Assert.Contains(before.State, rule.From);
        Assert.Contains(actor.Role, rule.By);
        Assert.True(after.State == before.State || rule.To.Contains(after.State), $"{command.Action}: {before.State} → {after.State}");
        Assert.False(actor.Role == Role.Citizen && before.State != CaseState.None && !before.IsFor(actor.Id), "A stranger acted.");
        Assert.False(actor.IsCaseworker && before.State != CaseState.None && !actor.Units.Contains(before.Unit), "Another unit acted.");
        Assert.False(actor.IsCaseworker && before.Disqualified.Contains(actor.Id), "A disqualified person acted.");
        foreach (var issued in acted.Steps.Select(step => step.Event).OfType<DecisionIssued>())
        {
            Judge(before, actor, command, issued, acted, context);
        }
    }

    /// <summary>What must hold of a case at rest.</summary>
    public static void Judge(Case @case)
    {
        Assert.Equal(@case.State is CaseState.Asked or CaseState.Hearing, @case.Running is not null);
        Assert.Equal(@case.State is CaseState.InReview or CaseState.AwaitingApproval or CaseState.Reassessing, @case.Review is not null);
        Assert.Equal(@case.State is CaseState.AwaitingApproval, @case.Proposal is not null);
        Assert.True(@case.State is not (CaseState.Reassessing or CaseState.AskedToStand or CaseState.Forwarded) || @case.Contest is not null, $"{@case.State} without a contest");
        Assert.True(@case.State is not (CaseState.Dispatched or CaseState.Closed or CaseState.Disposed) || @case.Contest is null, $"{@case.State} and the contest is neither answered nor passed on");
        Assert.True(@case.State is not CaseState.Reassessing || @case.Contest!.Result is null, "a reassessment that is reassessed");
        Assert.True(@case.State is not CaseState.Issued || @case.InForce is { State: DecisionState.Issued }, "issued without a decision");
        Assert.True(@case.State is not CaseState.Dispatched || (@case.InForce is { State: DecisionState.Dispatched } && @case.InHand is not null), "dispatched without a decision in hand");
        Assert.True(@case.Decisions.Count(decision => decision.State is DecisionState.Issued or DecisionState.Dispatched) <= 1, "two decisions in force");
        Assert.Equal(@case.Letters.Length, @case.Letters.Select(letter => letter.Id).Distinct().Count());
        Assert.Equal(@case.Payments.Length, @case.Payments.Select(payment => payment.Id).Distinct().Count());
        Assert.True(@case.Running is not null || @case.Letters.All(letter => letter is not { SentAt: null, Kind: LetterKind.Hearing or LetterKind.Question }), "a question goes out that nobody waits for");
    }

    private static void Judge(Case before, Actor actor, Command command, DecisionIssued issued, Acted acted, Context context)
    {
        Assert.NotEqual(CaseState.Hearing, before.State);
        Assert.True(before.Running is null || command is SupplyFacts, "Decided while the party may still answer.");
        Assert.True(issued.ApprovedBy is null || issued.ApprovedBy.Id != issued.DecidedBy!.Id, "Approved by the proposer.");
        Assert.Equal(issued.Authorship == Authorship.Rules, issued.DecidedBy is null);
        if (command.Action == CaseAction.Reassess)
        {
            var contested = before.Decisions.Single(decision => decision.Id == before.Contest!.Contested.DecisionId).Issued;
            Assert.False(contested.DecidedBy?.Id == actor.Id || contested.ApprovedBy?.Id == actor.Id, "Reassessed by the first decider.");
        }

        if (issued.Authorship == Authorship.Rules)
        {
            Assert.Null(context.RuleSet.Halted);
            Assert.Null(context.Party.Halted);
            Assert.Empty(before.Decisions);
            var facts = acted.Steps.Aggregate(before, (folded, step) => Folding.Apply(folded, new Happened(step.Event, context.Now, actor.Key, 0))).Facts;
            Assert.Empty(context.Rules.EvaluatorOf(issued.Evaluation.RuleSet).Evaluate(facts.ToUtf8(), context.Policy.Local(context.Now), out _)!.ReviewReasons.Where(reason => reason.Code != "unheard-fact"));
        }
    }

    /// <summary>Follows what the party has had before them, and judges every adverse decision by it (R8).</summary>
    public void Follow(Case before, Case after, CaseEvent happened, Context context)
    {
        switch (happened)
        {
            case LetterPrepared prepared when before.Running?.LetterId == prepared.LetterId && before.State == CaseState.Hearing:
                inLetter = [.. before.Running.Facts.Select(fact => (fact.Fact, before.Facts.Of(fact.Fact)!))];
                break;
            case HearingReplied or DeadlineExpired when before.State == CaseState.Hearing:
                // A reply before the letter answers what the party sees on the screen.
                heard.UnionWith(inLetter.IsEmpty ? before.Running!.Facts.Select(fact => (fact.Fact, before.Facts.Of(fact.Fact)!)) : inLetter);
                inLetter = [];
                break;
            case HearingOpened or DecisionContested:
                inLetter = [];
                break;
            case HearingExempted exempted:
                heard.UnionWith(exempted.Facts.Where(before.Facts.Has).Select(fact => (fact, before.Facts.Of(fact)!)));
                break;
            case DecisionIssued issued:
                var ruleSet = context.Rules.Find(issued.Evaluation.RuleSetHash)!.RuleSet;
                if (!ruleSet.Outcomes.First(outcome => outcome.Id == issued.Outcome).IsAdverse)
                {
                    break;
                }

                var evaluation = context.Rules.Find(issued.Evaluation.RuleSetHash)!.Evaluator.Evaluate(before.Facts.ToUtf8(), context.Policy.Local(context.Now), out _)!;
                for (var index = 0; index < ruleSet.Facts.Length; index++)
                {
                    var fact = ruleSet.Facts[index];
                    var isWeighed = issued.Review?.Own is not null || evaluation.Decisive.HasFact(index);
                    if (isWeighed && before.Facts.Of(fact.Id) is { } json && !fact.Discretionary && !(issued.Authorship == Authorship.Rules && fact.Source == "caseworker") && !IsKnown(json))
                    {
                        Assert.True(heard.Contains((fact.Id, json)), $"{fact.Id} speaks against the party, who never saw {json}");
                    }
                }

                break;
            default:
                break;
        }

        Assert.Equal(before.Version + 1, after.Version);
    }

    private static bool IsKnown(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && ((document.RootElement.TryGetProperty("source", out var source) && source.GetString() is "party" or "representative")
                || (document.RootElement.TryGetProperty("shownToParty", out var shown) && shown.ValueKind == JsonValueKind.True));
    }
}
