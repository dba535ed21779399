using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Evaluating;

/// <summary>Evaluates each case by the version of a rule set that is in force on the case's own effective date. Safe from many threads.</summary>
public sealed class VersionedEvaluator
{
    private readonly ImmutableArray<Evaluator> evaluators;

    /// <summary>One evaluator for all versions.</summary>
    /// <param name="evaluators">The versions of one rule set, oldest first; at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public VersionedEvaluator(IEnumerable<Evaluator> evaluators)
    {
        this.evaluators = [.. evaluators];
        if (this.evaluators.IsEmpty)
        {
            throw new ArgumentException("A rule set has at least one version.", nameof(evaluators));
        }
    }

    /// <summary>The versions, oldest first.</summary>
    public IEnumerable<RuleSet> Versions => evaluators.Select(evaluator => evaluator.Program.RuleSet);

    internal Evaluator Newest => evaluators[^1];

    /// <summary>The newest version in force on an effective date; null where there is none.</summary>
    public Evaluator? InForceOn(DateOnly effectiveOn) => evaluators.LastOrDefault(evaluator => evaluator.Program.RuleSet.InForce.Holds(effectiveOn));

    /// <summary>
    /// Evaluates a case by the version in force on the effective date it works out for the case itself. Where none does, by
    /// the one in force on the day the case is decided, else by the newest: its evaluation says what is missing.
    /// </summary>
    /// <param name="facts">A facts file, UTF-8.</param>
    /// <param name="decidedAt">The moment of the decision.</param>
    /// <param name="errors">Everything wrong with the facts.</param>
    /// <returns>The evaluation; null when there are errors.</returns>
    public Evaluation? Evaluate(ReadOnlySpan<byte> facts, DateTimeOffset decidedAt, out ImmutableArray<FactError> errors)
    {
        if (evaluators.Length == 1)
        {
            return evaluators[0].Evaluate(facts, decidedAt, out errors);
        }

        var last = InForceOn(DateOnly.FromDateTime(decidedAt.DateTime)) ?? evaluators[^1];
        Evaluation? byLast = null;
        ImmutableArray<FactError> errorsOfLast = [];
        for (var version = evaluators.Length - 1; version >= 0; version--)
        {
            var evaluator = evaluators[version];
            var evaluation = evaluator.Evaluate(facts, decidedAt, out var found);
            if (evaluation?.EffectiveOn is { } effectiveOn && evaluator.Program.RuleSet.InForce.Holds(effectiveOn))
            {
                errors = [];
                return evaluation;
            }

            (byLast, errorsOfLast) = evaluator == last ? (evaluation, found) : (byLast, errorsOfLast);
        }

        errors = errorsOfLast;
        return byLast;
    }
}
