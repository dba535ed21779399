using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Analysis;

/// <summary>Runs examples through the engine.</summary>
public static class ExampleTest
{
    /// <summary>Runs each example and compares what it states with what comes.</summary>
    public static ImmutableArray<ExampleResult> Run(Evaluator evaluator, ImmutableArray<Example> examples)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        return [.. examples.Select(example => Run(evaluator, example, asTested: false))];
    }

    /// <summary>
    /// The paths cases may take without a person, each joined by a comma. A path does not depend on which paths are tested, so
    /// the approved examples are run once with none. One counts only if all it states would hold with its own path tested.
    /// </summary>
    public static ImmutableHashSet<string> TestedPaths(RuleSetProgram program, ImmutableArray<Example> examples)
    {
        var evaluator = new Evaluator(program, ImmutableHashSet<string>.Empty);
        return
        [
            .. examples
                .Where(example => example.IsApproved)
                .Select(example => Run(evaluator, example, asTested: true))
                .Where(result => result is { Holds: true, Evaluation: not null })
                .Select(result => string.Join(',', result.Path)),
        ];
    }

    /// <summary>
    /// Whether a version must answer an example: not where only another version is in force on its effective date. Where that is
    /// unknown, or the facts are refused, the day the case is decided stands for it.
    /// </summary>
    internal static bool BelongsTo(RuleSetProgram program, Example example, ImmutableArray<InForce> others)
    {
        if (others.IsEmpty)
        {
            return true;
        }

        var evaluation = new Evaluator(program, ImmutableHashSet<string>.Empty).Evaluate(example.Facts.Span, example.DecidedAt, out _);
        var date = evaluation?.EffectiveOn ?? DateOnly.FromDateTime(example.DecidedAt.DateTime);
        return program.RuleSet.InForce.Holds(date) || !others.Any(other => other.Holds(date));
    }

    private static ExampleResult Run(Evaluator evaluator, Example example, bool asTested)
    {
        var evaluation = evaluator.Evaluate(example.Facts.Span, example.DecidedAt, out var errors);
        return new ExampleResult(example, evaluation, errors, ExampleComparing.Compare(example.Expect, evaluation, errors, asTested));
    }
}
