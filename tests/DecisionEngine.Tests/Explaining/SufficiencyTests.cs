using System.Text;
using System.Text.Json.Nodes;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Tests.Support;
using DecisionEngine.Tracing;

namespace DecisionEngine.Tests.Explaining;

public sealed class SufficiencyTests
{
    private static readonly DateTimeOffset Moment = new(2024, 3, 15, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void R1_to_R5_every_example_with_an_outcome_and_its_amounts_may_be_issued()
    {
        var issuable = 0;
        foreach (var (id, evaluation) in ShippedRuleSets.Ids.SelectMany(ShippedRuleSets.Examples))
        {
            var lacks = Sufficiency.Check(evaluation).Select(lack => lack.Code).ToList();
            if (evaluation.Outcome is null)
            {
                Assert.Equal(["outcome"], lacks);
            }
            else if (evaluation.Outcome.Amounts.Any(amount => evaluation.ValueOf(amount.Root).State != State.Known))
            {
                Assert.Contains("amount", lacks);
            }
            else
            {
                Assert.True(lacks.Count == 0, $"{id} lacks {string.Join(", ", lacks)}");
                issuable++;
            }
        }

        Assert.True(issuable > 50);
    }

    [Fact]
    public void R2_discretion_without_written_considerations_may_not_be_issued()
    {
        var facts = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "samples", "flyttehjaelp", "assessed.json")))!;
        var evaluator = ShippedRuleSets.Evaluator("flyttehjaelp");
        var evaluation = evaluator.Evaluate(Encoding.UTF8.GetBytes(facts.ToJsonString()), Moment, out _)!;
        Assert.Empty(Sufficiency.Check(evaluation));
        var assessed = evaluation.Decisive.Facts.First(fact => evaluation.RuleSet.Facts[fact].Discretionary);

        // The reader of facts refuses such an answer already; the gate does not rely on it.
        evaluation.Frame.Provenance[assessed] = evaluation.Frame.Provenance[assessed]! with { Considerations = "" };

        Assert.Equal(["considerations"], Sufficiency.Check(evaluation).Select(lack => lack.Code));
    }

    [Fact]
    public void R5_a_decision_without_complaint_guidance_may_not_be_issued()
    {
        var ruleSet = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Rules, "friplads", "1.json")))!;
        var file = RuleSetFile.Read(ruleSet.ToJsonString(), "1.json");
        var program = file.Program!;
        var authority = program.RuleSet.Authority;
        var silent = authority with { Complaint = authority.Complaint with { How = new([]) } };
        var mute = new RuleSetProgram
        {
            RuleSet = program.RuleSet with { Authority = silent },
            Layout = program.Layout,
            DecidedOnSlot = program.DecidedOnSlot,
            EffectiveDateSlot = program.EffectiveDateSlot,
            EffectiveOn = program.EffectiveOn,
            RateSlots = program.RateSlots,
            Steps = program.Steps,
            Outcomes = program.Outcomes,
            Reviews = program.Reviews,
        };
        var facts = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "friplads", "partial.json"));

        var evaluation = new Evaluator(mute, new HashSet<string>()).Evaluate(facts, Moment, out _)!;

        Assert.Equal(["guidance"], Sufficiency.Check(evaluation).Select(lack => lack.Code));
    }
}
