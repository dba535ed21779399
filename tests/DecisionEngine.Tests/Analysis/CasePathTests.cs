namespace DecisionEngine.Tests.Analysis;

public sealed class CasePathTests
{
    [Fact]
    public void No_outcome_is_never_the_path_of_an_outcome_called_none()
    {
        var waiting = CardRules.Evaluate("""{ "appliedOn": "2024-03-01", "born": { "value": "1990-05-05", "source": "register:CPR" } }""");

        Assert.Null(waiting.Outcome);
        Assert.Contains(waiting.RuleSet.Outcomes, outcome => outcome.Id == "none");
        Assert.DoesNotContain("outcome:none", waiting.Path);
    }
}
