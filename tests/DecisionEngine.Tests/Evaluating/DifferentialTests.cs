using DecisionEngine.Compiling;
using DecisionEngine.Tests.Support;
using DecisionEngine.Tracing;
using RulesEngine.Models;
using Xunit.Abstractions;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>
/// Our fused evaluator against Microsoft RulesEngine running the same criteria as an ordinary workflow, on random criteria
/// and facts. <c>DIFFERENTIAL_CASES</c> sets how many (criterion, facts) cases are tried; <c>DIFFERENTIAL_SEED</c> which.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Criteria = 20;
    private const int Facts = 50;

    private static readonly ReSettings Settings = new() { CustomTypes = [typeof(Calc), typeof(Round), typeof(Dates)], IsExpressionCaseSensitive = true };

    [Fact]
    public async Task Microsoft_RulesEngine_comes_to_the_same_results()
    {
        var cases = Effort.Number("DIFFERENTIAL_CASES", Effort.Cases(50_000));
        var seed = Effort.Number("DIFFERENTIAL_SEED", 1);
        var (met, notMet, faulted) = (0, 0, 0);
        for (var batch = 0; batch * Criteria * Facts < cases; batch++)
        {
            var random = new Random((seed * 100_003) + batch);
            var written = new RandomCriteria(random);
            var criteria = Enumerable.Range(0, Criteria).Select(_ => written.Criterion()).ToList();
            var ours = BaseRules.EvaluatorOf(RandomRules.With(criteria.Select(criterion => RandomRules.Criterion(criterion.Ours))));
            var theirs = new RulesEngine.RulesEngine([Workflow(criteria)], Settings);
            for (var i = 0; i < Facts; i++)
            {
                var facts = new CriteriaFacts(random);
                var evaluation = ours.Evaluate(facts.Json());
                var results = await theirs.ExecuteAllRulesAsync("random", [.. facts.Values.Select(value => new RuleParameter(value.Key, value.Value))]);
                for (var criterion = 0; criterion < Criteria; criterion++)
                {
                    var cell = evaluation.Frame.At(ours.Program.Steps[criterion].Root, 0);
                    var result = results[criterion];
                    Assert.True(
                        Agree(cell, result),
                        $"{criteria[criterion].Ours}\n{facts.Json()}\nours: {cell.State} {cell.Flag} {cell.Fault}\ntheirs: {result.IsSuccess} {result.ExceptionMessage}");
                    met += cell.IsMet ? 1 : 0;
                    notMet += cell.IsNotMet ? 1 : 0;
                    faulted += cell.State == State.Fault ? 1 : 0;
                }
            }
        }

        output.WriteLine($"{met} met, {notMet} not met, {faulted} faults");
        Assert.True(Math.Min(Math.Min(met, notMet), faulted * 10) > cases / 10, "The cases are not varied enough to show anything.");
    }

    private static bool Agree(Cell cell, RuleResultTree result) => cell.State switch
    {
        State.Known => result.ExceptionMessage.Length == 0 && result.IsSuccess == cell.Flag,
        State.Fault => !result.IsSuccess && result.ExceptionMessage.StartsWith("Error while executing rule", StringComparison.Ordinal),
        _ => false,
    };

    private static Workflow Workflow(IEnumerable<Written> criteria) => new()
    {
        WorkflowName = "random",
        Rules = [.. criteria.Select((criterion, index) => new Rule { RuleName = $"s{index}", Expression = criterion.Theirs, RuleExpressionType = RuleExpressionType.LambdaExpression })],
    };
}
