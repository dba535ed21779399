using System.Globalization;
using DecisionEngine.Analysis;

namespace DecisionEngine.Cli;

/// <summary>What came of the examples, for people.</summary>
internal static class TestText
{
    public static void Write(Surroundings surroundings, TestedVersion test)
    {
        var screen = surroundings.Out;
        screen.Line($"{test.RuleSet.Id}, version {test.RuleSet.Version}", Tone.Strong);
        foreach (var finding in test.Findings)
        {
            surroundings.Error.Line(finding.ToString(), Tone.Bad);
        }

        screen.Rows(["result", "example", "path walked"], [.. test.Results.Select(Row)]);
        Part(screen, "Expected beside actual", ["example", "property", "expected", "actual"], Differences(test.Results));
        var seen = test.Coverage;
        Part(screen, "Criteria: examples that saw them", ["criterion", "met", "not met", "unknown"], seen.Criteria.Select(criterion => new[] { criterion.Id, Count(criterion.Met), Count(criterion.NotMet), Count(criterion.Unknown) }));
        Part(screen, "Outcomes: examples that reached them", ["outcome", "examples"], seen.Outcomes.Select(outcome => new[] { outcome.Id, Count(outcome.Count) }));
        Part(screen, "Table rows: examples that hit them", ["table", "row", "examples"], seen.Rows.Select(row => new[] { row.Table, row.Row, Count(row.Count) }));
        screen.Line();
        screen.Line(Summary(seen));
        screen.Line($"{test.Passed} passed, {test.Failed} failed.{(test.Passed + test.Failed == 0 ? " There are no examples: nothing is shown." : "")}", test.IsGood ? Tone.Good : Tone.Bad);
    }

    private static IReadOnlyList<Said> Row(ExampleResult result) =>
    [
        result.Holds ? new Said("ok", Tone.Good) : new Said("FAILED", Tone.Bad),
        result.Example.Id + (result.Example.IsApproved ? "" : " (not approved)"),
        new Said(result.Evaluation is null ? string.Join(", ", result.Errors.Select(error => error.Code).Distinct()) : string.Join(' ', result.Path), Tone.Faint),
    ];

    private static IEnumerable<string[]> Differences(IEnumerable<ExampleResult> results) =>
        from result in results
        from comparison in result.Comparisons
        where !comparison.Holds
        select new[] { result.Example.Id, comparison.Property, comparison.Expected, comparison.Actual };

    private static void Part(Screen screen, string heading, string[] headings, IEnumerable<string[]> rows)
    {
        if (rows.ToList() is { Count: > 0 } list)
        {
            screen.Line();
            screen.Line(heading, Tone.Strong);
            screen.Rows(headings, [.. list.Select(row => (IReadOnlyList<Said>)[.. row.Select(cell => new Said(cell, cell == "0" ? Tone.Warn : Tone.Plain))])]);
        }
    }

    private static string Summary(Coverage seen)
    {
        var statuses = seen.Criteria.SelectMany(criterion => new[] { criterion.Met, criterion.NotMet, criterion.Unknown }).ToList();
        return $"Seen: {statuses.Count(count => count > 0)} of {statuses.Count} states of criteria, "
            + $"{seen.Outcomes.Count(outcome => outcome.Count > 0)} of {seen.Outcomes.Length} outcomes, "
            + $"{seen.Rows.Count(row => row.Count > 0)} of {seen.Rows.Length} table rows, "
            + $"{seen.Paths.Length} paths, {seen.Paths.Count(path => path.IsApproved)} of them approved.";
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
