using System.Text;
using CsCheck;
using DecisionEngine.Batching;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;
using DecisionEngine.Searching;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>What holds of every case, whoever evaluates it, how, and in what order its facts were learnt.</summary>
public sealed class PropertiesTests
{
    private static readonly DateTimeOffset Moment = new(2024, 3, 15, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> RuleSets => [.. ShippedRuleSets.Ids];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Many_threads_at_once_evaluate_search_and_explain_as_one_does(string ruleSet)
    {
        var evaluator = ShippedRuleSets.Evaluator(ruleSet);
        RandomFacts.For(evaluator.Program.RuleSet).Array[8].Sample(
            cases =>
            {
                var alone = cases.Select(facts => Said(evaluator, facts)).ToArray();
                var together = new string[cases.Length * 4];
                Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Said(evaluator, cases[i % cases.Length]));
                Assert.All(together.Select((said, i) => (said, i)), entry => Assert.Equal(alone[entry.i % cases.Length], entry.said));
            },
            iter: Effort.Cases(5),
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void A_batch_says_of_every_case_what_it_says_of_the_case_alone(string ruleSet)
    {
        var evaluator = ShippedRuleSets.Evaluator(ruleSet);
        RandomFacts.For(evaluator.Program.RuleSet).Array[1, 300].Sample(
            cases =>
            {
                using var results = new MemoryStream();
                var job = new BatchJob
                {
                    Evaluator = new VersionedEvaluator([evaluator]),
                    DecidedAt = Moment,
                    Facts = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', cases))),
                    Out = results,
                    WriteErrors = bytes => throw new InvalidOperationException(Encoding.UTF8.GetString(bytes.Span)),
                };
                Assert.True(Batch.RunAsync(job, CancellationToken.None).GetAwaiter().GetResult());
                Assert.Equal(string.Concat(cases.Select((facts, i) => Line(evaluator, facts, i + 1))), Encoding.UTF8.GetString(results.ToArray()));
            },
            iter: Effort.Cases(5),
            threads: 1);
    }

    [Fact]
    public void Facts_learnt_one_at_a_time_in_any_order_end_in_the_same_evaluation() => AssertSameEnd(BaseRules.Evaluator(), BaseRules.DecidedAt);

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Facts_learnt_one_at_a_time_in_any_order_end_in_the_same_evaluation_of_a_shipped_rule_set(string ruleSet) =>
        AssertSameEnd(ShippedRuleSets.Evaluator(ruleSet), Moment);

    /// <summary>On the way, what was decided stays decided; in the end it is the case with all its facts, to the hash and the last word.</summary>
    private static void AssertSameEnd(Evaluator evaluator, DateTimeOffset moment)
    {
        var seeds = Gen.Int[0, int.MaxValue];
        Gen.Select(seeds, Gen.Shuffle(evaluator.Program.RuleSet.Facts.Select(fact => fact.Id).ToArray())).Sample(
            (seed, order) =>
            {
                var facts = new AnyFacts(evaluator.Program.RuleSet, new Random(seed));
                var whole = evaluator.Evaluate(facts.Json(), moment);
                var hidden = order.ToHashSet();
                var last = evaluator.Evaluate(facts.Json(hidden), moment);
                foreach (var learnt in order)
                {
                    hidden.Remove(learnt);
                    var next = evaluator.Evaluate(facts.Json(hidden), moment);
                    Assert.True(last.Outcome is null || last.Outcome == next.Outcome, $"Learning {learnt} changed the outcome: {facts.Json(hidden)}");
                    last = next;
                }

                Assert.Equal(whole.Hash, last.Hash);
                Assert.Equal(Said(evaluator, whole), Said(evaluator, last));
            },
            iter: Effort.Cases(60));
    }

    private static string Said(Evaluator evaluator, string facts) => Said(evaluator, evaluator.Evaluate(facts, Moment));

    private static string Said(Evaluator evaluator, Evaluation evaluation)
    {
        var trace = new CanonicalJson();
        EvaluationJson.WriteTrace(trace, evaluation);
        var explanation = Explainer.Explain(evaluation, "da", Register.Legal, WhatWouldChange.Search(evaluator, evaluation));
        return evaluation.Hash + Encoding.UTF8.GetString(trace.Written) + ExplanationRenderer.ToText(explanation);
    }

    private static string Line(Evaluator evaluator, string facts, long number)
    {
        var json = new CanonicalJson();
        BatchLine.Write(json, number, evaluator.Evaluate(facts, Moment), null);
        return Encoding.UTF8.GetString(json.Written);
    }
}
