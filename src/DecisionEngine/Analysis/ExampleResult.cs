using System.Collections.Immutable;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Analysis;

/// <summary>What came of an example, beside what it expects.</summary>
/// <param name="Example">The example.</param>
/// <param name="Evaluation">What the engine found; null where it refused to read the facts.</param>
/// <param name="Errors">What is wrong with the facts.</param>
/// <param name="Comparisons">Each stated property, expected beside actual.</param>
public sealed record ExampleResult(Example Example, Evaluation? Evaluation, ImmutableArray<FactError> Errors, ImmutableArray<Comparison> Comparisons)
{
    /// <summary>Whether everything stated holds.</summary>
    public bool Holds => Comparisons.All(comparison => comparison.Holds);

    /// <summary>The path it walked; empty where the facts were refused.</summary>
    public ImmutableArray<string> Path => Evaluation?.Path ?? [];
}

/// <summary>One stated property.</summary>
/// <param name="Property">Which, e.g. <c>amounts.subsidy</c>.</param>
/// <param name="Expected">What is stated.</param>
/// <param name="Actual">What came.</param>
/// <param name="Holds">Whether they agree.</param>
public sealed record Comparison(string Property, string Expected, string Actual, bool Holds);
