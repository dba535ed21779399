using System.Collections.Immutable;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>
/// What would have to be different? Each known fact that the rule set calls changeable is varied alone, within the limits the
/// fact itself has, under the same version and moment (C-203/22: how other data would have changed the result).
/// </summary>
public static class WhatWouldChange
{
    /// <summary>The changes; a pure function of the evaluation. Nothing is tried where nothing is decided.</summary>
    /// <param name="evaluator">What evaluated the case.</param>
    /// <param name="evaluation">The case.</param>
    /// <exception cref="ArgumentException">The evaluation was made by another rule set or version.</exception>
    public static Changes Search(Evaluator evaluator, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(evaluation);
        if (!ReferenceEquals(evaluator.Program, evaluation.Frame.Program))
        {
            throw new ArgumentException("The evaluation was made by another rule set.", nameof(evaluation));
        }

        var tried = ImmutableArray.CreateBuilder<string>();
        var notTried = ImmutableArray.CreateBuilder<NotTried>();
        var found = new Collected();
        Ranging? ranging = null;
        for (var index = 0; evaluation.Outcome is not null && index < evaluation.RuleSet.Facts.Length; index++)
        {
            var fact = evaluation.RuleSet.Facts[index];
            if (!fact.Changeable)
            {
                continue;
            }

            if (Obstacle(fact, evaluation.Frame.Cells[index]) is { } because)
            {
                notTried.Add(new NotTried(fact.Id, because));
                continue;
            }

            tried.Add(fact.Id);
            var trial = new Trial(evaluator, evaluation, index);
            if (fact.Type.Kind is Kind.Boolean or Kind.Choice)
            {
                OtherValues.Try(trial, found);
            }
            else
            {
                ranging ??= new Ranging(evaluation);
                ranging.Vary(index);
                OtherNumbers.Try(ranging, trial, found);
            }
        }

        return new Changes
        {
            Tried = tried.ToImmutable(),
            NotTried = notTried.ToImmutable(),
            Outcomes = found.Outcomes.ToImmutable(),
            Amounts = found.Amounts.ToImmutable(),
            Unaffected = found.Unaffected.ToImmutable(),
        };
    }

    private static NotTriedBecause? Obstacle(Fact fact, in Cell cell) =>
        fact.Type.Kind == Kind.List ? NotTriedBecause.List
        : fact.Type.Kind == Kind.Text ? NotTriedBecause.Text
        : fact.Discretionary ? NotTriedBecause.Discretionary
        : cell.State != State.Known ? NotTriedBecause.Unknown
        : null;
}

/// <summary>What the search has found so far.</summary>
internal sealed class Collected
{
    public ImmutableArray<OutcomeChange>.Builder Outcomes { get; } = ImmutableArray.CreateBuilder<OutcomeChange>();

    public ImmutableArray<AmountChange>.Builder Amounts { get; } = ImmutableArray.CreateBuilder<AmountChange>();

    public ImmutableArray<Unaffected>.Builder Unaffected { get; } = ImmutableArray.CreateBuilder<Unaffected>();
}
