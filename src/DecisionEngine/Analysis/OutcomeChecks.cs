using DecisionEngine.Compiling;
using DecisionEngine.Loading;

namespace DecisionEngine.Analysis;

/// <summary>Whether the outcomes take every case, and no case twice.</summary>
internal static class OutcomeChecks
{
    public static void Check(RuleSetProgram program, DiagnosticBag diagnostics)
    {
        var decided = program.Outcomes.Where(outcome => outcome.When is not null).ToList();
        var conditions = decided.Select(outcome => outcome.When!).ToList();
        var last = program.Outcomes.LastOrDefault();
        var isReviewed = last is { When: null };
        foreach (var outcome in program.Outcomes.Where(outcome => outcome.When is null && outcome != last))
        {
            diagnostics.Add(DiagnosticCode.OutcomesNotTotal, outcome.Outcome.At, outcome.Outcome.Id, $"`{outcome.Outcome.Id}` takes the rest, but outcomes stand after it.", "it to be last");
        }

        if (!isReviewed && !Conditions.AreTotal(conditions))
        {
            var at = last?.Outcome.At ?? RuleSets.Location.File;
            diagnostics.Add(DiagnosticCode.OutcomesNotTotal, at, "", "It is not shown that one of the outcomes always holds.", "a last outcome { \"id\": …, \"otherwise\": \"review\" }");
        }

        foreach (var (first, second) in Conditions.Overlaps(conditions)?.AsEnumerable() ?? AllPairs(conditions.Count))
        {
            var (a, b) = (decided[first].Outcome, decided[second].Outcome);
            diagnostics.Add(DiagnosticCode.OutcomesOverlap, b.At, b.Id, $"`{a.Id}` and `{b.Id}` may hold together; `{a.Id}` then wins.", "conditions that exclude each other");
        }
    }

    private static IEnumerable<(int, int)> AllPairs(int count) =>
        from first in Enumerable.Range(0, count) from second in Enumerable.Range(first + 1, count - first - 1) select (first, second);
}
