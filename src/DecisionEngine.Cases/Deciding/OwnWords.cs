using System.Globalization;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Deciding;

/// <summary>The text of a decision by whoever made it: the rules, a person, or a person over the rules with their own answer, law and reasons.</summary>
internal static class OwnWords
{
    public static DecisionText Text(Explanation explanation, Evaluation evaluation, DecisionIssued issued)
    {
        var by = AuthorOf(issued, explanation.Wording.Language);
        if (issued.Review?.Own is not { } own)
        {
            return DecisionText.Of(explanation, evaluation, by);
        }

        var (ruleSet, language) = (evaluation.RuleSet, explanation.Wording.Language);
        var outcome = ruleSet.Outcomes.First(each => each.Id == own.Outcome);
        return DecisionText.Over(
            explanation,
            evaluation,
            new OwnDecision(
                own.Answer,
                [issued.Review.Reason, own.Considerations],
                [.. ruleSet.Law.Where(law => own.Law.Contains(law.Id)).Select(law => law.Cite[language])],
                [.. own.Amounts.Select(amount => (outcome.Amounts.FirstOrDefault(each => each.Id == amount.Id)?.Label[language] ?? amount.Id, Written(amount, language)))],
                []),
            by);
    }

    /// <summary>Who decided, as it stands on the decision; the second person with them.</summary>
    public static Author AuthorOf(DecisionIssued issued, string language)
    {
        if (issued.DecidedBy is not { } by)
        {
            return Author.Rules;
        }

        var name = issued.ApprovedBy is { } second ? $"{by.Name} {(language == "da" ? "og" : "and")} {second.Name}" : by.Name;
        return issued.Authorship == Authorship.PersonOverRules ? Author.PersonOverRules(name) : Author.Person(name);
    }

    private static string Written(DecidedAmount amount, string language)
    {
        var number = amount.Value.ToString("#,##0.00", CultureInfo.InvariantCulture);
        return $"{(language == "da" ? number.Replace(',', ' ').Replace('.', ',').Replace(' ', '.') : number)} {amount.Unit}".TrimEnd();
    }
}
