using DecisionEngine.Compiling;
using DecisionEngine.Loading;

namespace DecisionEngine.Analysis;

/// <summary>Whether the outcomes take every case, and no case twice.</summary>
internal static class OutcomeChecks
{
    public static void Check(RuleSetProgram program, RuleSets.Location outcomesAt, DiagnosticBag diagnostics)
    {
        var decided = program.Outcomes.Where(outcome => outcome.When is not null).ToList();
        var conditions = decided.Select(outcome => outcome.When!).ToList();
        var last = program.Outcomes.LastOrDefault();
        var isReviewed = last is { When: null };
        foreach (var outcome in program.Outcomes.Where(outcome => outcome.When is null && outcome != last))
        {
            diagnostics.Add(DiagnosticCode.OutcomesNotTotal, outcome.Outcome.At, outcome.Outcome.Id, $"`{outcome.Outcome.Id}` takes the rest, but outcomes stand after it.", "it to be last");
        }

        var proofs = new Conditions(program);
        if (!isReviewed && !proofs.AreTotal(conditions))
        {
            var at = last?.Outcome.At ?? outcomesAt;
            diagnostics.Add(DiagnosticCode.OutcomesNotTotal, at, "", "It is not shown that one of the outcomes always holds.", "a last outcome { \"id\": …, \"otherwise\": \"review\" }");
        }

        for (var second = 1; second < decided.Count; second++)
        {
            var others = decided.Take(second).Where(first => !proofs.ExcludeEachOther(first.When!, decided[second].When!)).Select(first => $"`{first.Outcome.Id}`").ToList();
            if (others.Count > 0)
            {
                var outcome = decided[second].Outcome;
                diagnostics.Add(DiagnosticCode.OutcomesOverlap, outcome.At, outcome.Id, $"`{outcome.Id}` may hold together with {string.Join(", ", others)}, which stand{(others.Count == 1 ? "s" : "")} above it and then win{(others.Count == 1 ? "s" : "")}.", "conditions that exclude each other");
            }
        }
    }
}
