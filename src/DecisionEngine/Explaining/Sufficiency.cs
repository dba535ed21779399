using System.Collections.Immutable;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>Something without which a decision may not be issued.</summary>
/// <param name="Code">outcome, amount, reasons, law, facts, considerations or guidance.</param>
/// <param name="Text">What lacks, as a sentence in the rule set's binding language.</param>
public sealed record Lack(string Code, string Text);

/// <summary>The reason-sufficiency gate: a decision states the rules applied, the main considerations, the facts given weight, and how to complain (FVL §§ 22, 24 and 25).</summary>
public static class Sufficiency
{
    /// <summary>Everything the evaluation lacks to be issued; empty when it may be.</summary>
    public static ImmutableArray<Lack> Check(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var language = evaluation.RuleSet.Languages[0];
        var lacks = ImmutableArray.CreateBuilder<Lack>();
        void Lacks(bool isLacking, string code, string danish, string english)
        {
            if (isLacking)
            {
                lacks.Add(new Lack(code, language == "da" ? danish : english));
            }
        }

        if (evaluation.Outcome is not { } outcome)
        {
            Lacks(true, "outcome", "Der er intet udfald at sende.", "There is no outcome to send.");
            return lacks.ToImmutable();
        }

        var explanation = Explainer.Explain(evaluation, language, Register.Citizen, Standing.Decision);
        Lacks(
            outcome.Amounts.Any(amount => evaluation.ValueOf(amount.Root).State != State.Known),
            "amount",
            "Et beløb kunne ikke beregnes.",
            "An amount could not be worked out.");
        Lacks(explanation.Reasons.IsEmpty, "reasons", "Der er ingen begrundelse (FVL § 22).", "There are no reasons (FVL § 22).");
        Lacks(
            outcome.Outcome.Law.IsEmpty || explanation.Rules.Any(rule => rule.Law.IsEmpty || rule.InThisCase.IsEmpty),
            "law",
            "En regel mangler sin lov eller sin anvendelse på sagen (FVL § 24).",
            "A rule lacks its law or its application to the case (FVL § 24).");
        Lacks(explanation.Facts.IsEmpty, "facts", "Ingen oplysninger er tillagt vægt (FVL § 24).", "No facts are given weight (FVL § 24).");
        Lacks(
            explanation.Considerations.Any(line => line.By.ToString().Length == 0 || line.Considerations.ToString().Length == 0),
            "considerations",
            "Et skøn mangler hovedhensyn eller navn (FVL § 24).",
            "Discretion lacks its main considerations or a name (FVL § 24).");
        Lacks(outcome.Outcome.Kind != OutcomeKind.PassedOn && LacksGuidance(evaluation.RuleSet.Authority.Complaint), "guidance", "Klagevejledningen er ikke fuldstændig (FVL § 25).", "The complaint guidance is not complete (FVL § 25).");
        return lacks.ToImmutable();
    }

    private static bool LacksGuidance(Complaint complaint) =>
        complaint.Weeks <= 0 || new[] { complaint.Body, complaint.Via, complaint.How }.Any(text => text.Entries.IsEmpty || text.Entries.Any(entry => entry.Text.Trim().Length == 0));
}
