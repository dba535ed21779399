using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.Tests.Support;
using DecisionEngine.Tracing;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>Learning a fact may settle what was open; it never changes what was settled.</summary>
public sealed class KnowledgeTests
{
    [Fact]
    public void Learning_any_fact_never_changes_a_step_that_was_known_or_faulted()
    {
        for (var seed = 0; seed < Effort.Cases(60); seed++)
        {
            var random = new Random(seed);
            var written = new RandomCriteria(random);
            var evaluator = BaseRules.EvaluatorOf(RandomRules.With(Enumerable.Range(0, 15).Select(_ => written.Step()).ToList()));
            for (var i = 0; i < 40; i++)
            {
                var facts = new CriteriaFacts(random);
                var share = random.NextDouble();
                var hidden = facts.Knowable.Where(_ => random.NextDouble() < share).ToHashSet();
                var before = evaluator.Evaluate(facts.Json(hidden));
                foreach (var learnt in hidden.OrderBy(_ => random.Next()).ToList())
                {
                    hidden.Remove(learnt);
                    var after = evaluator.Evaluate(facts.Json(hidden));
                    foreach (var step in evaluator.Program.Steps)
                    {
                        AssertKept(before, after, step.Root, $"seed {seed}, learnt {learnt}: {step.Root}\n{facts.Json(hidden)}");
                    }

                    before = after;
                }
            }
        }
    }

    [Fact]
    public void Learning_any_fact_of_the_base_rule_set_never_changes_its_decision() => AssertMonotone(BaseRules.Evaluator());

    [Theory]
    [InlineData("friplads")]
    [InlineData("flyttehjaelp")]
    public void Learning_any_fact_of_a_finished_rule_set_never_changes_its_decision(string id) =>
        AssertMonotone(new Evaluator(RuleSetFile.Load(Path.Combine(Repository.Root, "rules", id, "1.json")).Program!, new HashSet<string>()));

    [Fact]
    public void A_fact_that_is_not_needed_changes_neither_outcome_nor_amounts_whatever_it_is()
    {
        var evaluator = BaseRules.Evaluator();
        var random = new Random(5);
        var tried = 0;
        for (var i = 0; i < Effort.Cases(1_500); i++)
        {
            var facts = new AnyFacts(evaluator.Program.RuleSet, random);
            var hidden = facts.Ids.Where(_ => random.Next(3) == 0).ToHashSet();
            var before = evaluator.Evaluate(facts.Json(hidden));
            foreach (var fact in before.Outcome is null ? [] : before.NotNeeded)
            {
                tried++;
                var after = evaluator.Evaluate(facts.Json(hidden.Where(id => id != fact).ToHashSet()));
                Assert.Same(before.Outcome, after.Outcome);
                Assert.Equal(Amounts(before), Amounts(after));
            }
        }

        Assert.True(tried > Effort.Cases(500), "Too few facts were not needed to show anything.");
    }

    [Fact]
    public void When_every_missing_fact_is_given_nothing_is_missing_that_was_not_asked_for()
    {
        var evaluator = BaseRules.Evaluator();
        var random = new Random(6);
        for (var i = 0; i < Effort.Cases(1_000); i++)
        {
            var facts = new AnyFacts(evaluator.Program.RuleSet, random, hasWholeLists: true);
            var hidden = facts.Ids.Where(_ => random.Next(2) == 0).ToHashSet();
            var evaluation = evaluator.Evaluate(facts.Json(hidden));
            for (var asked = 0; !evaluation.Missing.IsEmpty; asked++)
            {
                Assert.True(asked <= facts.Ids.Count, "It asks without end.");
                Assert.Contains(evaluation.Missing[0], hidden);
                hidden.Remove(evaluation.Missing[0]);
                evaluation = evaluator.Evaluate(facts.Json(hidden));
            }

            Assert.True(evaluation.Outcome is not null || evaluation.ReviewReasons.Any(reason => reason.Code is ReviewCode.Faulted or ReviewCode.NotInForce or ReviewCode.NoOutcome));
        }
    }

    private static void AssertMonotone(Evaluator evaluator)
    {
        var random = new Random(7);
        var decided = 0;
        for (var i = 0; i < Effort.Cases(400); i++)
        {
            var facts = new AnyFacts(evaluator.Program.RuleSet, random);
            var share = random.NextDouble();
            var hidden = facts.Ids.Where(_ => random.NextDouble() < share).ToHashSet();
            var before = evaluator.Evaluate(facts.Json(hidden));
            foreach (var learnt in hidden.ToList())
            {
                hidden.Remove(learnt);
                var after = evaluator.Evaluate(facts.Json(hidden));
                var told = $"learnt {learnt}:\n{facts.Json(hidden)}";
                if (before.Outcome is { } outcome)
                {
                    decided++;
                    Assert.True(outcome == after.Outcome, $"{outcome.Outcome.Id} became {after.Outcome?.Outcome.Id}, {told}");
                    foreach (var amount in outcome.Amounts)
                    {
                        AssertKept(before, after, amount.Root, $"{amount.Amount.Id}, {told}");
                    }
                }

                foreach (var step in evaluator.Program.Steps.Where(step => step.Scope == Node.CaseScope))
                {
                    AssertKept(before, after, step.Root, $"{step.Step.Id}, {told}");
                }

                before = after;
            }
        }

        Assert.True(decided > Effort.Cases(100), $"Only {decided} decisions were tried.");
    }

    private static void AssertKept(Evaluation before, Evaluation after, Node node, string told)
    {
        var (was, became) = (before.ValueOf(node), after.ValueOf(node));
        Assert.True(was.State == State.Unknown || (was.State == became.State && Equals(was.Value, became.Value)), $"{was} became {became}: {told}");
    }

    private static IEnumerable<TracedValue> Amounts(Evaluation evaluation) => evaluation.Outcome!.Amounts.Select(amount => evaluation.ValueOf(amount.Root));
}
