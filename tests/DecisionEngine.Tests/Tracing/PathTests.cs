namespace DecisionEngine.Tests.Tracing;

public sealed class PathTests
{
    [Theory]
    [InlineData("", "", "entitled:met, lowIncome:met, often:met, outcome:card, ownShare:by-income")]
    [InlineData("\"visits\": 12", "\"visits\": 1", "entitled:notMet, lowIncome:met, often:notMet, outcome:trial")]
    [InlineData("\"income\": 12000", "\"income\": 20000", "lowIncome:notMet, outcome:no-card")]
    [InlineData("\"member\": true, \"income\": 12000", "\"member\": false, \"income\": 20000", "lowIncome:notMet, outcome:no-card")]
    public void A_path_is_the_set_of_decisive_criteria_and_rows_and_the_outcome(string old, string changed, string expected)
    {
        var facts = old.Length == 0 ? BaseRules.Facts : BaseRules.Change(BaseRules.Facts, (old, changed));
        Assert.Equal(expected, string.Join(", ", BaseRules.Evaluator().Evaluate(facts).Path));
    }

    [Fact]
    public void The_items_of_a_list_are_a_set()
    {
        var evaluator = BaseRules.Evaluator(("\"when\": \"entitled\"", "\"when\": \"trips.Count(nearTrip) >= 0\""));
        string Path(string places) => string.Join(", ", evaluator.Evaluate($$"""{ "applied": "2024-06-01", "renewal": false, "income": 1, "share": 1, "trips": [ {{places}} ] }""").Path.Where(entry => entry.StartsWith("nearTrip", StringComparison.Ordinal)));
        const string Near = """{ "place": "near", "day": "2024-01-01", "paid": false }""";
        const string Far = """{ "place": "far", "paid": false }""";
        Assert.Equal("nearTrip:met", Path(Near));
        Assert.Equal("nearTrip:met", Path($"{Near}, {Near}"));
        Assert.Equal("nearTrip:met, nearTrip:notMet", Path($"{Far}, {Near}"));
        Assert.Equal("nearTrip:met, nearTrip:notMet", Path($"{Near}, {Far}, {Far}"));
    }

    [Fact]
    public void What_is_unknown_is_part_of_the_path()
    {
        var path = BaseRules.Evaluator().Evaluate("""{ "applied": "2024-06-01", "renewal": false, "member": true }""").Path;
        Assert.Contains("lowIncome:unknown", path);
    }
}
