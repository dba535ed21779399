using DecisionEngine.Loading;

namespace DecisionEngine.Tests.Analysis;

public sealed class FinishedRuleSetsTests
{
    [Theory]
    [InlineData("friplads")]
    [InlineData("flyttehjaelp")]
    [InlineData("helbredstillaeg")]
    [InlineData("kompensationsydelse")]
    public void The_outcomes_of_a_finished_rule_set_are_proven_to_exclude_each_other(string id)
    {
        var file = RuleSetFile.Load(Path.Combine(Repository.Root, "rules", id, "1.json"));
        Assert.NotNull(file.Program);
        Assert.DoesNotContain(file.Diagnostics, finding => finding.Code == DiagnosticCode.OutcomesOverlap);
    }
}
