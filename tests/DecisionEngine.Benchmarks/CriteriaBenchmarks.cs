using BenchmarkDotNet.Attributes;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using RulesEngine.Models;

namespace DecisionEngine.Benchmarks;

/// <summary>Twenty criteria, all met: this engine beside Microsoft RulesEngine, in one run.</summary>
public class CriteriaBenchmarks
{
    private static readonly DateTimeOffset DecidedAt = new(2024, 3, 15, 12, 0, 0, TimeSpan.FromHours(1));

    private readonly byte[] json = Criteria.FactsJson();
    private readonly MicrosoftPeer microsoft = new();
    private readonly CanonicalJson trace = new(32_768);
    private CriteriaInput input = new();
    private Evaluator evaluator = null!;
    private TypedInput? typed;

    /// <summary>Makes both engines ready and holds them to the same answer.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var program = RuleSetFile.Read(Criteria.RuleSet(), "1.json") is { Program: { } read } ? read : throw new InvalidOperationException("The rule set has errors.");
        var path = string.Join(',', new Evaluator(program, new HashSet<string>()).Evaluate(json, DecidedAt, out _)!.Path);
        evaluator = new Evaluator(program, new HashSet<string> { path });
        input = MicrosoftPeer.Typed(json);
        typed = new TypedInput(evaluator);
        Agree(Typed_to_evaluation().Hash == Json_to_evaluation().Hash);
        Agree(Json_to_trace().Outcome?.Outcome.Id == "yes");
        Agree(Microsoft_typed().AsTask().Result.TrueForAll(result => result.IsSuccess));
        Agree(Microsoft_from_json().AsTask().Result.TrueForAll(result => result.IsSuccess));
        Agree(Microsoft_from_json_loose().AsTask().Result.TrueForAll(result => result.IsSuccess));
    }

    [Benchmark(Description = "Microsoft RulesEngine, typed input", Baseline = true)]
    public ValueTask<List<RuleResultTree>> Microsoft_typed() => microsoft.Evaluate(input);

    [Benchmark(Description = "Microsoft RulesEngine, JSON through Newtonsoft.Json to a class")]
    public ValueTask<List<RuleResultTree>> Microsoft_from_json() => microsoft.Evaluate(MicrosoftPeer.Typed(json));

    [Benchmark(Description = "Microsoft RulesEngine, JSON through Newtonsoft.Json to an ExpandoObject")]
    public ValueTask<List<RuleResultTree>> Microsoft_from_json_loose() => microsoft.Evaluate(MicrosoftPeer.Loose(json));

    [Benchmark(Description = "typed facts to an evaluation, trace readable")]
    public Evaluation Typed_to_evaluation() => evaluator.Evaluate(typed!.Set(input), DecidedAt, out _)!;

    [Benchmark(Description = "typed facts to an evaluation, trace read to the last part")]
    public int Typed_to_trace_read() => TraceReading.Read(Typed_to_evaluation());

    [Benchmark(Description = "typed facts to an evaluation, trace written as JSON")]
    public Evaluation Typed_to_trace() => Written(Typed_to_evaluation());

    [Benchmark(Description = "typed facts to an evaluation, its route read")]
    public Route Typed_to_route() => Typed_to_evaluation().Route;

    [Benchmark(Description = "JSON facts to an evaluation, trace readable")]
    public Evaluation Json_to_evaluation() => evaluator.Evaluate(json, DecidedAt, out _)!;

    [Benchmark(Description = "JSON facts to an evaluation, trace written as JSON")]
    public Evaluation Json_to_trace() => Written(Json_to_evaluation());

    private Evaluation Written(Evaluation evaluation)
    {
        trace.Clear();
        EvaluationJson.WriteTrace(trace, evaluation);
        return evaluation;
    }

    private static void Agree(bool isSo)
    {
        if (!isSo)
        {
            throw new InvalidOperationException("The engines do not come to the same results.");
        }
    }
}
