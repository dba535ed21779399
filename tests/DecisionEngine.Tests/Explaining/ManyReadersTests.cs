using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests.Explaining;

/// <summary>What is prepared and used again leaves nothing of one case in another.</summary>
public sealed class ManyReadersTests
{
    [Fact]
    public void Explanations_made_at_the_same_time_are_those_made_one_at_a_time()
    {
        var asked =
            (from ruleSet in ShippedRuleSets.Ids
             from example in ShippedRuleSets.Examples(ruleSet)
             from language in example.Evaluation.RuleSet.Languages
             from register in Enum.GetValues<Register>()
             select (example.Evaluation, language, register)).ToList();
        var alone = asked.Select(one => Told(one.Evaluation, one.language, one.register)).ToList();

        var together = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4)
            .Select(start => Enumerable.Range(0, asked.Count).Select(at => (at + (start * asked.Count / 4)) % asked.Count)
                .All(at => Told(asked[at].Evaluation, asked[at].language, asked[at].register) == alone[at]));

        Assert.All(together, Assert.True);
    }

    private static string Told(Evaluation evaluation, string language, Register register)
    {
        var json = new CanonicalJson();
        ExplanationJson.Write(json, Explainer.Explain(evaluation, language, register));
        return json.ToString();
    }
}
