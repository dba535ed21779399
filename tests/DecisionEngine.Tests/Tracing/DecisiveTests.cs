using DecisionEngine.Evaluating;

namespace DecisionEngine.Tests.Tracing;

/// <summary>What an outcome rests on. The condition of the base rule set's first outcome is replaced; it pays no amount.</summary>
public sealed class DecisiveTests
{
    [Theory]
    [InlineData("member && renewal", "member renewal", "renewal member")]
    [InlineData("!(member && renewal)", "member", "renewal")]
    [InlineData("!(member && renewal && health)", "member", "renewal health")]
    [InlineData("!(member && renewal && health)", "", "renewal member health")]
    [InlineData("member || renewal", "member", "member")]
    [InlineData("member || renewal", "member renewal", "renewal member")]
    [InlineData("!(member || renewal)", "", "renewal member")]
    [InlineData("member && (renewal || health)", "member health", "member health")]
    [InlineData("member == renewal", "member renewal", "renewal member")]
    [InlineData("member ? renewal : health", "member renewal", "renewal member")]
    [InlineData("member ? renewal : health", "health", "member health")]
    [InlineData("visits > 5", "", "visits")]
    [InlineData("pool in ('indoor', 'sea')", "", "pool")]
    [InlineData("Min(visits, distance) > 1", "", "visits distance")]
    [InlineData("income < limit", "", "applied renewal income")]
    [InlineData("effectiveDate < Dates.On(2025, 1, 1)", "", "applied renewal")]
    [InlineData("effectiveDate < Dates.On(2025, 1, 1)", "renewal", "applied renewal")]
    [InlineData("decidedOn > Dates.On(2020, 1, 1)", "", "")]
    [InlineData("trips.Any()", "", "trips")]
    [InlineData("trips.Sum(price) > fee - fee", "", "applied renewal trips")]
    [InlineData("true", "", "")]
    public void The_decisive_facts_are_those_the_result_rests_on(string when, string isTrue, string expected)
    {
        var evaluation = Evaluate(when, isTrue);
        Assert.Equal("card", evaluation.Outcome?.Outcome.Id);
        Assert.Equal(expected, Names(evaluation));
    }

    [Theory]
    [InlineData("\"trips\": []", "share trips")]
    [InlineData("\"trips\": [ { \"paid\": false, \"guests\": 1, \"hours\": 1 } ]", "applied renewal income trips")]
    public void Of_a_table_every_test_up_to_the_hit_counts_and_the_chosen_value(string trips, string expected)
    {
        var at = BaseRules.Facts.IndexOf("\"trips\"", StringComparison.Ordinal);
        var end = BaseRules.Facts.IndexOf(']', at);
        Assert.Equal(expected, Names(Evaluate("ownShare < 50", "", (BaseRules.Facts[at..(end + 1)], trips))));
    }

    [Fact]
    public void Of_a_choice_whose_test_is_unknown_both_branches_count()
    {
        var evaluation = Evaluate("(health ? visits : visits) > 5", "", ("\"health\": false", "\"health\": null"));
        Assert.Equal("card", evaluation.Outcome?.Outcome.Id);
        Assert.Equal("visits health", Names(evaluation));
    }

    [Fact]
    public void Of_a_list_only_the_items_count_that_settle_the_result()
    {
        var evaluation = Evaluate("trips.Any(paid)", "");
        var body = evaluation.Outcome!.When!.Parts[1];
        Assert.True(evaluation.Decisive.Has(body, 0));
        Assert.False(evaluation.Decisive.Has(body, 1));
    }

    [Fact]
    public void Steps_count_through_the_outcome_that_names_them_and_no_others()
    {
        var evaluation = BaseRules.Evaluator().Evaluate(BaseRules.Facts);
        var decisive = evaluation.Frame.Program.Steps.Where(evaluation.Decisive.HasStep).Select(step => step.Step.Id);
        Assert.Equal(["lowIncome", "often", "paidPrice", "paidInAll", "ownShare", "entitled"], decisive);
    }

    [Fact]
    public void While_no_outcome_is_reached_the_condition_that_blocks_is_what_counts()
    {
        var evaluation = Evaluate("member && visits > 5 && renewal", "member renewal", ("\"visits\": 12", "\"visits\": null"));
        Assert.Null(evaluation.Outcome);
        Assert.Equal("visits", Names(evaluation));
    }

    [Fact]
    public void Where_every_condition_fails_all_of_them_count()
    {
        var evaluator = BaseRules.Evaluator(("\"when\": \"entitled\"", "\"when\": \"visits > 50\""), ("!entitled && member && lowIncome", "distance > 50"), ("!member || !lowIncome", "health"));
        Assert.Equal("visits distance health", Names(evaluator.Evaluate(BaseRules.Facts)));
    }

    private static Evaluation Evaluate(string when, string isTrue, params (string, string)[] changes)
    {
        var evaluator = BaseRules.Evaluator(
            ("\"when\": \"entitled\"", $"\"when\": \"{when}\""),
            ("{toPay}.\", \"en\"", "penge.\", \"en\""),
            ("for {toPay}.\"", "now.\""),
            (", \"amounts\": [ { \"id\": \"toPay\", \"label\": { \"da\": \"det, du betaler\", \"en\": \"what you pay\" }, \"value\": \"Round.HalfUp(PercentOf(ownShare, fee), 0.01)\" } ]", ""));
        var facts = BaseRules.Facts;
        foreach (var fact in new[] { "member", "renewal", "health" })
        {
            var value = isTrue.Split(' ').Contains(fact) ? "true" : "false";
            facts = facts.Replace($"\"{fact}\": true", $"\"{fact}\": {value}", StringComparison.Ordinal).Replace($"\"{fact}\": false", $"\"{fact}\": {value}", StringComparison.Ordinal);
        }

        return evaluator.Evaluate(BaseRules.Change(facts, changes));
    }

    private static string Names(Evaluation evaluation) => string.Join(' ', evaluation.Decisive.Facts.Select(fact => evaluation.RuleSet.Facts[fact].Id));
}
