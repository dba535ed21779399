using System.Text;
using CsCheck;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Searching;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests.Searching;

/// <summary>R20: whatever is said of other values of a fact comes out of the engine when the case is run again with them.</summary>
public sealed class PromisesTests
{
    private static readonly DateTimeOffset Moment = new(2024, 3, 15, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void R20_every_change_promised_for_random_friplads_cases_holds_and_none_is_nearer() =>
        AssertForRandomFacts(ShippedRuleSets.Evaluator("friplads"), Moment, 1000);

    [Fact]
    public void R20_every_change_promised_for_random_cases_of_every_type_holds_and_none_is_nearer() =>
        AssertForRandomFacts(BaseRules.EvaluatorOf(ChangeableRules.All), BaseRules.DecidedAt, 150);

    [Fact]
    public void R20_every_change_promised_for_the_friplads_samples_holds_and_none_is_nearer()
    {
        var evaluator = ShippedRuleSets.Evaluator("friplads");
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "samples", "friplads"), "*.json"))
        {
            var facts = File.ReadAllText(file);
            Replaying.AssertPromisesHold(evaluator, facts, Moment, evaluator.Evaluate(facts, Moment), new Random(1));
        }
    }

    [Fact]
    public void The_same_case_gives_the_same_changes()
    {
        var evaluator = BaseRules.EvaluatorOf(ChangeableRules.All);
        var evaluation = evaluator.Evaluate(BaseRules.Facts);
        string Told() => ExplanationRenderer.ToText(Explainer.Explain(evaluation, "en", Register.Legal, WhatWouldChange.Search(evaluator, evaluation)));
        Assert.Equal(Told(), Told());
        Assert.Contains(Wording.For("en").HeadChanges, Told(), StringComparison.Ordinal);
    }

    /// <summary>Runs the cases; most of those that are decided must have had something promised, or the test would prove nothing.</summary>
    private static void AssertForRandomFacts(Evaluator evaluator, DateTimeOffset moment, int cases)
    {
        var promised = 0;
        RandomFacts.For(evaluator.Program.RuleSet).Sample(
            facts =>
            {
                var evaluation = evaluator.Evaluate(Encoding.UTF8.GetBytes(facts), moment, out _)!;
                Interlocked.Add(ref promised, Replaying.AssertPromisesHold(evaluator, facts, moment, evaluation, new Random(facts.Length)));
            },
            iter: Effort.Cases(cases));
        Assert.True(promised > Effort.Cases(20), $"Only {promised} changes were promised.");
    }
}
