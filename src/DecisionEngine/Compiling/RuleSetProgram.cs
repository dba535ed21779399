using System.Collections.Frozen;
using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>A rule set whose expressions have been read: everything an evaluation needs, and nothing that can fail to parse.</summary>
public sealed class RuleSetProgram
{
    private FrozenDictionary<string, CompiledStep>? stepsById;
    private ImmutableArray<int> factOrder;
    private ImmutableArray<CompiledStep> stepOrder;
    private ImmutableArray<CompiledStep> pathOrder;
    private EncodedNames? encoded;

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

    /// <summary>The indexes of the facts, in ordinal order of their ids: the order of canonical JSON.</summary>
    public ImmutableArray<int> FactOrder => factOrder.IsDefault
        ? factOrder = [.. Enumerable.Range(0, RuleSet.Facts.Length).OrderBy(fact => RuleSet.Facts[fact].Id, StringComparer.Ordinal)]
        : factOrder;

    /// <summary>The steps in ordinal order of their ids.</summary>
    public ImmutableArray<CompiledStep> StepOrder => stepOrder.IsDefault
        ? stepOrder = [.. Steps.OrderBy(step => step.Step.Id, StringComparer.Ordinal)]
        : stepOrder;

    /// <summary>The steps that can stand in the path of a case, in the order of their words there.</summary>
    internal ImmutableArray<CompiledStep> PathOrder => pathOrder.IsDefault
        ? pathOrder = [.. Steps.Where(step => step.PathWords.IsCriterion || step.PathWords.IsTable).OrderBy(step => step.PathWords.Start, StringComparer.Ordinal)]
        : pathOrder;

    internal bool HasStepNamedOutcome => FindStep("outcome") is not null;

    /// <summary>What stands in the JSON of every evaluation alike.</summary>
    internal EncodedNames Encoded => encoded ??= new EncodedNames(this);

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
public sealed record CompiledStep(Step Step, Node Root, int Scope, int Index)
{
    /// <summary>What the step can add to the path of a case: <c>hasPlace:met</c>, or <c>parentShare:</c> and a row. Empty for a plain value.</summary>
    internal PathWords PathWords { get; } = new(Step, Root);
}

/// <summary>The words a step can add to the path of a case, made once.</summary>
internal sealed class PathWords(Step step, Node root)
{
    /// <summary>Stands for a row where there is none; no id can be it.</summary>
    public const string None = "-";

    public const string OutcomeStart = "outcome:";

    private readonly ImmutableArray<string> rows = [.. root.RowIds.Select(row => $"{step.Id}:{row}")];

    /// <summary>How every word of the step begins. No other step's words begin with it.</summary>
    public string Start { get; } = $"{step.Id}:";

    public bool IsCriterion { get; } = step.IsCriterion;

    public bool IsTable { get; } = !step.IsCriterion && root.Op is Op.FirstHit or Op.OnlyHit;

    public string Met { get; } = $"{step.Id}:met";

    public string NotMet { get; } = $"{step.Id}:notMet";

    public string Unknown { get; } = $"{step.Id}:unknown";

    public string Faulted { get; } = $"{step.Id}:fault";

    public string NoRow { get; } = $"{step.Id}:{None}";

    public string Row(int hit) => hit < 0 ? NoRow : rows[hit];
}

/// <summary>An outcome with its trees.</summary>
/// <param name="Outcome">The outcome as written.</param>
/// <param name="When">Its condition; null for the last, which sends the case to a person.</param>
/// <param name="Amounts">Its amounts.</param>
public sealed record CompiledOutcome(Outcome Outcome, Node? When, ImmutableArray<CompiledAmount> Amounts)
{
    /// <summary>The amounts in ordinal order of their ids: the order of canonical JSON.</summary>
    internal ImmutableArray<CompiledAmount> AmountOrder { get; } = [.. Amounts.OrderBy(amount => amount.Amount.Id, StringComparer.Ordinal)];

    /// <summary>What it adds to the path of a case.</summary>
    internal string PathWord { get; } = PathWords.OutcomeStart + Outcome.Id;
}

/// <summary>An amount with its tree.</summary>
/// <param name="Amount">The amount as written.</param>
/// <param name="Root">Its tree.</param>
public sealed record CompiledAmount(Amount Amount, Node Root);

/// <summary>A reason for review with its tree.</summary>
/// <param name="Rule">The reason as written.</param>
/// <param name="If">When it applies.</param>
public sealed record CompiledReview(ReviewRule Rule, Node If);
