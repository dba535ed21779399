namespace DecisionEngine.Tests.Tracing;

/// <summary>What must still be asked, in which order, and what need not be.</summary>
public sealed class MissingTests
{
    private const string Known = """ "applied": "2024-06-01", "renewal": false, "share": 40, "trips": [], "remark": "none", "pool": "indoor" """;

    [Theory]
    [InlineData("""{ "applied": "2024-06-01", "renewal": false, "member": false }""", "no-card", "")]
    [InlineData("""{ "applied": "2024-06-01", "renewal": false, "income": 30000 }""", "no-card", "")]
    [InlineData($$"""{ {{Known}}, "member": true, "income": 12000, "visits": 12 }""", "card", "")]
    [InlineData($$"""{ {{Known}}, "member": true, "income": 12000, "visits": 1, "health": false, "deserving": null }""", null, "deserving")]
    [InlineData("""{ "applied": "2024-06-01", "renewal": false, "member": true, "income": 12000, "visits": 1, "health": false, "pool": "sea" }""", null, "waited, deserving")]
    [InlineData($$"""{ {{Known}}, "member": true, "income": 12000, "visits": 1, "health": false, "waited": 1 }""", null, "deserving")]
    [InlineData($$"""{ {{Known}}, "income": 12000, "visits": 12 }""", null, "member")]
    [InlineData("""{ "renewal": false, "member": true, "income": 12000, "visits": 12 }""", null, "applied")]
    [InlineData("""{ "applied": "2024-06-01", "renewal": false, "member": true, "income": 12000, "visits": 12, "remark": "none", "pool": "sea" }""", "card", "share, trips")]
    public void Only_what_may_still_change_the_answer_is_missing(string facts, string? outcome, string expected)
    {
        var evaluation = BaseRules.Evaluator().Evaluate(facts);
        Assert.Equal(outcome, evaluation.Outcome?.Outcome.Id);
        Assert.Equal(expected, string.Join(", ", evaluation.Missing));
    }

    [Fact]
    public void What_is_unknown_and_does_not_matter_is_not_needed()
    {
        var evaluation = BaseRules.Evaluator().Evaluate("""{ "applied": "2024-06-01", "renewal": false, "member": false }""");
        Assert.Equal(["income", "visits", "distance", "share", "waited", "remark", "pool", "health", "trips", "deserving"], evaluation.NotNeeded.AsEnumerable());
    }

    [Fact]
    public void What_would_settle_the_case_most_often_is_asked_first_and_discretion_last()
    {
        var evaluator = BaseRules.Evaluator(("\"when\": \"entitled\"", "\"when\": \"member && visits > 10 || health || deserving\""));
        var evaluation = evaluator.Evaluate("""{ "applied": "2024-06-01", "renewal": false, "income": 1, "share": 1, "trips": [], "remark": "none", "pool": "indoor" }""");
        Assert.Equal(["health", "member", "visits", "deserving"], evaluation.Missing.AsEnumerable());
    }

    [Theory]
    [InlineData("\"health\": null, \"visits\": 3, \"distance\": 9", "health")]
    [InlineData("\"health\": null, \"visits\": null, \"distance\": 9", "visits, health")]
    [InlineData("\"health\": true, \"visits\": null, \"distance\": null", "visits")]
    [InlineData("\"health\": false, \"visits\": null, \"distance\": null", "distance")]
    [InlineData("\"health\": null, \"visits\": 8, \"distance\": 9", "")]
    public void Of_a_choice_the_test_and_the_branches_it_may_take_are_missing(string facts, string expected)
    {
        var evaluator = BaseRules.Evaluator(("\"when\": \"entitled\"", "\"when\": \"(health ? visits > 5 : distance > 5)\""));
        Assert.Equal(expected, string.Join(", ", evaluator.Evaluate($$"""{ "applied": "2024-06-01", "renewal": false, "share": 1, "trips": [], "remark": "none", "pool": "sea", {{facts}} }""").Missing));
    }

    [Fact]
    public void A_list_is_missing_while_it_may_have_more_items_or_an_item_has_an_unknown_field()
    {
        var evaluator = BaseRules.Evaluator(("\"when\": \"entitled\"", "\"when\": \"trips.Count(paid) > 1\""));
        string Missing(string trips) => string.Join(", ", evaluator.Evaluate($$"""{ "applied": "2024-06-01", "renewal": false, "trips": {{trips}} }""").Missing);
        Assert.Equal("trips", Missing("""{ "value": [ { "paid": true } ], "complete": false }"""));
        Assert.Equal("trips", Missing("""[ { "paid": true }, { "paid": null } ]"""));
        Assert.DoesNotContain("trips", Missing("""[ { "paid": true }, { "paid": false } ]"""), StringComparison.Ordinal);
    }
}
