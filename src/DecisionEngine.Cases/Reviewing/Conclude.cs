using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Evaluating;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Reviewing;

/// <summary>
/// Approves what the rules propose, or amends it: facts, answers to discretion, or an outcome of one's own with reasons. The rules are run
/// again on the facts as the person leaves them, and both results are kept.
/// </summary>
/// <param name="Answers">Every reason for review answered with one own sentence.</param>
/// <param name="Discretion">Every question of discretion answered with considerations (R17).</param>
/// <param name="Facts">Facts set right, as a facts file; null where none are.</param>
/// <param name="Own">An outcome instead of the rules'; null to take theirs.</param>
/// <param name="Reason">Why the case is concluded so.</param>
public sealed record Conclude(ImmutableArray<FlagAnswer> Answers, ImmutableArray<DiscretionAnswer> Discretion, string? Facts, OwnOutcome? Own, string Reason) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Conclude;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (UnlessClaimed(@case, actor, context) is { } unclaimed)
        {
            return unclaimed;
        }

        var concluded = Concluding.Run(@case, actor, context, this);
        if (concluded.Refused is { } refused)
        {
            return refused;
        }

        var causes = FourEyes.Causes(@case, concluded, context);
        return causes.IsEmpty
            ? Acted.Done([.. concluded.Before, Issuing.ByPerson(concluded.Case, concluded.Facts, concluded.Evaluation!, context, concluded.Proposal!, null)])
            : Acted.Done([.. concluded.Before, new Step(new ApprovalSought(concluded.Proposal!, causes, context.InDays(context.Policy.ApprovalDays)))]);
    }
}

/// <summary>What a person's conclusion comes to.</summary>
/// <param name="Refused">Which guards refused; null where none did.</param>
/// <param name="Before">What happens to the facts first.</param>
/// <param name="Case">The case then.</param>
/// <param name="Facts">The facts the rules were run on.</param>
/// <param name="Evaluation">What they say.</param>
/// <param name="Proposal">The conclusion.</param>
internal sealed record Concluded(Acted? Refused, ImmutableArray<Step> Before, Case Case, FactsFile Facts, Evaluation? Evaluation, Proposal? Proposal);

/// <summary>Runs the rules on the facts as a person leaves them, behind the guards every conclusion by a person shares.</summary>
internal static class Concluding
{
    public static Concluded Run(Case @case, Actor actor, Context context, Conclude conclude)
    {
        conclude = conclude with { Answers = conclude.Answers.IsDefault ? [] : conclude.Answers, Discretion = conclude.Discretion.IsDefault ? [] : conclude.Discretion };
        var refusals = Unanswered(@case, conclude).ToList();
        if (refusals.Count > 0)
        {
            return Refuse(@case, Acted.Refuse(refusals));
        }

        var steps = ImmutableArray<Step>.Empty;
        var changed = Changed(actor, conclude);
        if (changed is not null)
        {
            if (Opening.NewFacts.Check(@case, changed, context) is { } invalid)
            {
                return Refuse(@case, invalid);
            }

            var supplied = new FactsSupplied(new JRaw(changed), "caseworker", actor.Key);
            steps = [new Step(supplied)];
            @case = Folding.Apply(@case, new Happened(supplied, context.Now, actor.Key, 0));
        }

        var facts = @case.Facts.Shown(@case.Heard);
        var assessed = Assessed.By(context, @case.CaseType, facts);
        if (assessed.Evaluation is not { } evaluation)
        {
            return Refuse(@case, Acted.Refuse(RefusalCode.NoOutcome, "facts", "The engine cannot say anything of these facts."));
        }

        var wrong = Own(evaluation, conclude.Own).ToList();
        wrong = wrong.Count > 0 ? wrong : [.. Gate.Refusals(@case, evaluation, conclude.Own)];
        if (wrong.Count > 0)
        {
            return Refuse(@case, Acted.Refuse(wrong));
        }

        var proposal = new Proposal(new StaffName(actor.Id, actor.Name), conclude.Answers, conclude.Reason, assessed.Summary!, conclude.Own, @case.Review?.Before);
        return new Concluded(null, steps, @case, facts, evaluation, proposal);
    }

    private static Concluded Refuse(Case @case, Acted refused) => new(refused, [], @case, FactsFile.Empty, null, null);

    private static IEnumerable<Refusal> Unanswered(Case @case, Conclude conclude)
    {
        if (string.IsNullOrWhiteSpace(conclude.Reason))
        {
            yield return new Refusal(RefusalCode.Missing, "reason", "A conclusion has a reason.");
        }

        foreach (var reason in @case.Review!.Reasons.Select(reason => reason.Code).Distinct())
        {
            if (!conclude.Answers.Any(answer => answer.Code == reason && !string.IsNullOrWhiteSpace(answer.Sentence)))
            {
                yield return new Refusal(RefusalCode.FlagUnanswered, $"answers.{reason}", "Each reason for review is answered with a sentence of one's own.");
            }
        }

        foreach (var answer in conclude.Discretion.Where(answer => string.IsNullOrWhiteSpace(answer.Considerations)))
        {
            yield return new Refusal(RefusalCode.DiscretionUnanswered, $"discretion.{answer.Fact}", "Discretion is answered with its main considerations (FVL § 24).");
        }
    }

    private static IEnumerable<Refusal> Own(Evaluation evaluation, OwnOutcome? own)
    {
        if (own is null)
        {
            yield break;
        }

        var outcome = evaluation.RuleSet.Outcomes.FirstOrDefault(each => each.Id == own.Outcome);
        if (outcome is not null && (own.Amounts.IsDefault || own.Amounts.Any(amount => outcome.Amounts.All(each => each.Id != amount.Id)) || own.Amounts.DistinctBy(amount => amount.Id).Count() != own.Amounts.Length))
        {
            yield return new Refusal(RefusalCode.NoOutcome, "own.amounts", $"Amounts of the outcome, each once: {string.Join(", ", outcome.Amounts.Select(amount => amount.Id))}.");
        }

        if (outcome is not { Kind: not null })
        {
            yield return new Refusal(RefusalCode.NoOutcome, "own.outcome", $"One of {string.Join(", ", evaluation.RuleSet.Outcomes.Where(each => each.Kind is not null).Select(each => each.Id))}.");
        }

        if (string.IsNullOrWhiteSpace(own.Answer))
        {
            yield return new Refusal(RefusalCode.ReasonsInsufficient, "own.answer", "The answer to the citizen, as a sentence (FVL § 22).");
        }

        if (string.IsNullOrWhiteSpace(own.Considerations))
        {
            yield return new Refusal(RefusalCode.ReasonsInsufficient, "own.considerations", "The main considerations (FVL § 24).");
        }

        if (own.Law.IsDefaultOrEmpty || own.Law.Any(id => evaluation.RuleSet.Law.All(law => law.Id != id)))
        {
            yield return new Refusal(RefusalCode.ReasonsInsufficient, "own.law", "Provisions of the rule set (FVL § 24).");
        }
    }

    /// <summary>The facts the person sets right and the discretion they answer, as one facts file; null where there is neither.</summary>
    private static string? Changed(Actor actor, Conclude conclude)
    {
        if (conclude.Facts is null && conclude.Discretion.IsEmpty)
        {
            return null;
        }

        var answers = new JObject();
        foreach (var answer in conclude.Discretion)
        {
            answers[answer.Fact] = new JObject { ["value"] = answer.Answer, ["source"] = "caseworker", ["by"] = actor.Name, ["considerations"] = answer.Considerations };
        }

        var discretion = FactsFile.Read(answers.ToString(Newtonsoft.Json.Formatting.None));
        return conclude.Facts is null ? discretion.ToString() : Readable(conclude.Facts)?.With(discretion).ToString() ?? conclude.Facts;
    }

    private static FactsFile? Readable(string facts)
    {
        try
        {
            return FactsFile.Read(facts);
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
