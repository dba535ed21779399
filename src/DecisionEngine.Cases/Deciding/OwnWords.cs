using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.Cases.Life;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Deciding;

/// <summary>What a person adds to the engine's explanation: who decided, and, where they departed from the rules, their own answer, law and considerations.</summary>
internal static class OwnWords
{
    public static Explanation Add(Explanation explanation, Evaluation evaluation, DecisionIssued issued)
    {
        if (issued.DecidedBy is not { } by)
        {
            return explanation;
        }

        var isDanish = explanation.Wording.Language == "da";
        var basis = explanation.Basis.Where(sentence => sentence.ToString() is var text && text != explanation.Wording.RouteAutomatic).ToImmutableArray()
            .Add(Sentence.Authored(isDanish ? $"{by.Name} har afgjort sagen." : $"{by.Name} has decided the case."));
        if (issued.ApprovedBy is { } second)
        {
            basis = basis.Add(Sentence.Authored(isDanish ? $"{second.Name} har godkendt afgørelsen." : $"{second.Name} has approved the decision."));
        }

        if (issued.Review!.Own is not { } own)
        {
            return explanation with { Basis = basis, Reasons = explanation.Reasons };
        }

        var outcome = evaluation.RuleSet.Outcomes.First(each => each.Id == own.Outcome);
        var law = evaluation.RuleSet.Law.Where(each => own.Law.Contains(each.Id)).Select(each => LegalBasis(each, explanation.Wording.Language)).ToImmutableArray();
        return explanation with
        {
            Answer = Sentence.Authored(own.Answer),
            Basis = basis.Add(Sentence.Authored(isDanish ? "Afgørelsen er en anden end den, reglerne foreslog. Begrundelsen er sagsbehandlerens egen." : "The decision differs from the one the rules proposed. The reasons are the caseworker's own.")),
            Amounts = [.. own.Amounts.Select(amount => Amount(outcome, amount, explanation.Wording))],
            Reasons = [Sentence.Authored(issued.Review.Reason)],
            Considerations = explanation.Considerations.Add(new ConsiderationLine(
                outcome.Id,
                Sentence.Authored(isDanish ? "Hvorfor er reglernes forslag ikke fulgt?" : "Why was the rules' proposal not followed?"),
                Sentence.Authored(own.Answer),
                Sentence.Authored(by.Name),
                Sentence.Authored(own.Considerations))),
            Rules =
            [
                new RuleLine(outcome.Id, Sentence.Authored(outcome.Label![explanation.Wording.Language]), Sentence.Authored(own.Answer), law, [Sentence.Authored(issued.Review.Reason)], [], RuleStatus.Met, true, null),
                .. explanation.Rules,
            ],
            Changes = [],
            ChangesNote = Sentence.Empty,
        };
    }

    private static LawLine LegalBasis(RuleSets.Law law, string language) => new(Sentence.Authored(law.Cite[language]), Sentence.Authored(law.Says[language]), law.Url);

    private static AmountLine Amount(RuleSets.Outcome outcome, DecidedAmount amount, Wording wording) => new(
        amount.Id,
        Sentence.Authored(outcome.Amounts.FirstOrDefault(each => each.Id == amount.Id)?.Label[wording.Language] ?? amount.Id),
        Sentence.Authored($"{amount.Value.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', wording.Language == "da" ? ',' : '.')} {amount.Unit}".Trim()));
}
