using System.Collections.Frozen;
using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>A rule set whose expressions have been read: everything an evaluation needs, and nothing that can fail to parse.</summary>
public sealed class RuleSetProgram
{
    private FrozenDictionary<string, CompiledStep>? stepsById;

    /// <summary>The rule set.</summary>
    public required RuleSet RuleSet { get; init; }

    /// <summary>How many cells each scope needs. Facts come first, in the order of the rule set.</summary>
    public required Layout Layout { get; init; }

    /// <summary>The cell of the date on which the case is decided.</summary>
    public required int DecidedOnSlot { get; init; }

    /// <summary>The cell of the effective date.</summary>
    public required int EffectiveDateSlot { get; init; }

    /// <summary>The effective date's expression.</summary>
    public required Node EffectiveOn { get; init; }

    /// <summary>The cell of each rate, in the order of the rule set.</summary>
    public required ImmutableArray<int> RateSlots { get; init; }

    /// <summary>The steps in order.</summary>
    public required ImmutableArray<CompiledStep> Steps { get; init; }

    /// <summary>The outcomes in order.</summary>
    public required ImmutableArray<CompiledOutcome> Outcomes { get; init; }

    /// <summary>The rule set's own reasons for review.</summary>
    public required ImmutableArray<CompiledReview> Reviews { get; init; }

    /// <summary>The step with that id, or null.</summary>
    public CompiledStep? FindStep(string id)
    {
        stepsById ??= Steps.ToFrozenDictionary(step => step.Step.Id);
        return stepsById.GetValueOrDefault(id);
    }

    /// <summary>The index of the fact with that id, which is also its cell; -1 where there is none.</summary>
    public int FactIndex(string id)
    {
        for (var i = 0; i < RuleSet.Facts.Length; i++)
        {
            if (RuleSet.Facts[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A step with its tree.</summary>
/// <param name="Step">The step as written.</param>
/// <param name="Root">Its tree.</param>
/// <param name="Scope">The list it is computed for, or <see cref="Node.CaseScope"/>.</param>
/// <param name="Index">Its place among the steps.</param>
public sealed record CompiledStep(Step Step, Node Root, int Scope, int Index);

/// <summary>An outcome with its trees.</summary>
/// <param name="Outcome">The outcome as written.</param>
/// <param name="When">Its condition; null for the last, which sends the case to a person.</param>
/// <param name="Amounts">Its amounts.</param>
public sealed record CompiledOutcome(Outcome Outcome, Node? When, ImmutableArray<CompiledAmount> Amounts);

/// <summary>An amount with its tree.</summary>
/// <param name="Amount">The amount as written.</param>
/// <param name="Root">Its tree.</param>
public sealed record CompiledAmount(Amount Amount, Node Root);

/// <summary>A reason for review with its tree.</summary>
/// <param name="Rule">The reason as written.</param>
/// <param name="If">When it applies.</param>
public sealed record CompiledReview(ReviewRule Rule, Node If);
