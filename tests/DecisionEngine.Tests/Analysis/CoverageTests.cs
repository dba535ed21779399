using DecisionEngine.Analysis;

namespace DecisionEngine.Tests.Analysis;

public sealed class CoverageTests
{
    [Fact]
    public void Coverage_counts_what_the_examples_that_hold_have_seen()
    {
        var card = CardRules.Load();

        var coverage = Coverage.Of(card.File.Program!, card.Test());

        Assert.Equal([new CriterionSeen("oldEnough", 2, 2, 0)], coverage.Criteria.AsEnumerable());
        Assert.Equal([new RowSeen("price", "cheap", 1), new RowSeen("price", "full", 1)], coverage.Rows.AsEnumerable());
        Assert.Equal([new OutcomeSeen("card", 2), new OutcomeSeen("early", 0), new OutcomeSeen("none", 1), new OutcomeSeen("unclear", 0)], coverage.Outcomes.AsEnumerable());
        Assert.Equal(4, coverage.Paths.Length);
        Assert.Equal(3, coverage.Paths.Count(path => path.IsApproved));
    }

    [Fact]
    public void Coverage_does_not_count_an_example_that_fails()
    {
        var card = CardRules.Load();
        var results = card.Test().Select(result => result with { Comparisons = [new Comparison("outcome", "card", "none", false)] });

        Assert.All(Coverage.Of(card.File.Program!, results).Outcomes, outcome => Assert.Equal(0, outcome.Count));
    }
}
