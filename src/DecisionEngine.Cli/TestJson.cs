using DecisionEngine.Analysis;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>What came of the examples, for programs.</summary>
internal static class TestJson
{
    public static CanonicalJson Of(IReadOnlyList<TestedVersion> tests)
    {
        var json = new CanonicalJson(65_536);
        json.BeginObject();
        Number(json, "passed", tests.Sum(test => test.Passed));
        Number(json, "failed", tests.Sum(test => test.Failed));
        Each(json, "versions", tests, test => Version(json, test));
        json.EndObject();
        return json;
    }

    private static void Version(CanonicalJson json, TestedVersion test)
    {
        Text(json, "ruleSet", test.RuleSet.Id);
        Text(json, "version", test.RuleSet.Version);
        Text(json, "ruleSetHash", test.RuleSet.Hash);
        Number(json, "passed", test.Passed);
        Number(json, "failed", test.Failed);
        json.Name("findings");
        CheckOutput.WriteFindings(json, test.Findings);
        Each(json, "examples", test.Results, result => Example(json, result));
        json.Name("coverage");
        json.BeginObject();
        Seen(json, test.Coverage);
        json.EndObject();
    }

    private static void Example(CanonicalJson json, ExampleResult result)
    {
        Text(json, "id", result.Example.Id);
        Flag(json, "approved", result.Example.IsApproved);
        Flag(json, "passed", result.Holds);
        Texts(json, "path", result.Path);
        Each(json, "compared", result.Comparisons, comparison =>
        {
            Text(json, "property", comparison.Property);
            Text(json, "expected", comparison.Expected);
            Text(json, "actual", comparison.Actual);
            Flag(json, "holds", comparison.Holds);
        });
    }

    private static void Seen(CanonicalJson json, Coverage coverage)
    {
        Each(json, "criteria", coverage.Criteria, criterion =>
        {
            Text(json, "id", criterion.Id);
            Number(json, "met", criterion.Met);
            Number(json, "notMet", criterion.NotMet);
            Number(json, "unknown", criterion.Unknown);
        });
        Each(json, "outcomes", coverage.Outcomes, outcome =>
        {
            Text(json, "id", outcome.Id);
            Number(json, "examples", outcome.Count);
        });
        Each(json, "rows", coverage.Rows, row =>
        {
            Text(json, "table", row.Table);
            Text(json, "row", row.Row);
            Number(json, "examples", row.Count);
        });
        Each(json, "paths", coverage.Paths, path =>
        {
            Texts(json, "path", path.Path);
            Texts(json, "examples", path.Examples);
            Flag(json, "approved", path.IsApproved);
        });
    }

    private static void Each<T>(CanonicalJson json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.Name(name);
        json.BeginArray();
        foreach (var item in items)
        {
            json.BeginObject();
            write(item);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void Texts(CanonicalJson json, string name, IEnumerable<string> texts)
    {
        json.Name(name);
        json.BeginArray();
        foreach (var text in texts)
        {
            json.Text(text);
        }

        json.EndArray();
    }

    private static void Text(CanonicalJson json, string name, string value)
    {
        json.Name(name);
        json.Text(value);
    }

    private static void Number(CanonicalJson json, string name, decimal value)
    {
        json.Name(name);
        json.Number(value);
    }

    private static void Flag(CanonicalJson json, string name, bool value)
    {
        json.Name(name);
        json.Boolean(value);
    }
}
