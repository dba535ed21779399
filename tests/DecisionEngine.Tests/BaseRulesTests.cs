using DecisionEngine.RuleSets;

namespace DecisionEngine.Tests;

public sealed class BaseRulesTests
{
    [Fact]
    public void The_base_rule_set_has_no_findings_in_its_own_place() =>
        Assert.Empty(RuleSetFile.Load(Path.Combine(Repository.Tests, "Rules", "base", "1.json")).Diagnostics.Select(finding => finding.ToString()));

    [Fact]
    public void The_base_rule_set_covers_every_type()
    {
        var ruleSet = BaseRules.Read().RuleSet!;
        var kinds = ruleSet.Facts.Select(fact => fact.Type.Kind).Concat(ruleSet.Rates.Select(rate => rate.Type.Kind));
        Assert.Equal(Enum.GetValues<Kind>().Order(), kinds.Distinct().Order());
    }

    [Fact]
    public void The_base_facts_grant_a_card() => Assert.Equal("card", BaseRules.Evaluator().Evaluate(BaseRules.Facts).Outcome?.Outcome.Id);
}
