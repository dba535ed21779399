using BenchmarkDotNet.Attributes;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;

namespace DecisionEngine.Benchmarks;

/// <summary>The shipped rule set for day-care subsidy, and the sample of a household that gets a part of it: two places, every fact with its source.</summary>
public class FripladsBenchmarks
{
    private static readonly DateTimeOffset DecidedAt = new(2024, 3, 15, 12, 0, 0, TimeSpan.FromHours(1));

    private readonly byte[] facts = File.ReadAllBytes(Repository.File("samples", "friplads", "partial.json"));
    private readonly Evaluator evaluator = RuleSetFolder.Open(Repository.File("rules", "friplads")).Load("1").Evaluator!;
    private readonly CanonicalJson json = new(65_536);
    private readonly Evaluation evaluation;

    public FripladsBenchmarks() => evaluation = Evaluate();

    [Benchmark(Description = "friplads: JSON facts to an evaluation")]
    public Evaluation Evaluate() => evaluator.Evaluate(facts, DecidedAt, out _)!;

    [Benchmark(Description = "friplads: JSON facts to the hash of the canonical form")]
    public string Hash() => Evaluate().Hash;

    [Benchmark(Description = "friplads: JSON facts to canonical JSON with trace, hashed")]
    public string Hash_and_trace()
    {
        var made = Evaluate();
        json.Clear();
        EvaluationJson.WriteTrace(json, made);
        return made.Hash;
    }

    [Benchmark(Description = "friplads: explained in one language, without what would change it")]
    public Explanation Explain() => Explainer.Explain(evaluation, "da", Register.Citizen);
}
