using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>Runs the case through the engine with one fact changed.</summary>
internal sealed class Trial(Evaluator evaluator, Evaluation evaluation, int fact)
{
    /// <summary>The answer of the case as it is.</summary>
    public CompiledOutcome Outcome { get; } = evaluation.Outcome!;

    public RuleSetProgram Program => evaluator.Program;

    public Fact Fact => evaluator.Program.RuleSet.Facts[fact];

    public int Index => fact;

    /// <summary>The fact's own value.</summary>
    public ref readonly Cell Own => ref evaluation.Frame.Cells[fact];

    /// <summary>The fact's value as it is shown.</summary>
    public TracedValue Shown(in Cell cell) => TracedValue.From(in cell, Fact.Type);

    /// <inheritdoc cref="Shown(in Cell)"/>
    public TracedValue Shown(decimal number) => Shown(Grid.Cell(number, Fact.Type));

    /// <summary>What the engine computes with the fact changed.</summary>
    public Tried With(Cell value)
    {
        var frame = evaluator.Recompute(evaluation.Frame, evaluation.DecidedAt, cells => cells[fact] = value);
        return new Tried(frame, Judging.Verdict(frame).Outcome);
    }

    /// <inheritdoc cref="With(Cell)"/>
    public Tried With(decimal number) => With(Grid.Cell(number, Fact.Type));

    /// <summary>The amounts of the same answer that are known in both and differ.</summary>
    public ImmutableArray<ChangedAmount> Differing(in Tried tried)
    {
        var changed = ImmutableArray.CreateBuilder<ChangedAmount>();
        foreach (var amount in Outcome.Amounts)
        {
            ref readonly var now = ref evaluation.Frame.At(amount.Root, 0);
            ref readonly var would = ref tried.Frame.At(amount.Root, 0);
            if (now.State == State.Known && would.State == State.Known && now.Number != would.Number)
            {
                changed.Add(new ChangedAmount(amount.Amount, TracedValue.From(in now, amount.Root.Type), TracedValue.From(in would, amount.Root.Type)));
            }
        }

        return changed.DrainToImmutable();
    }

    /// <summary>The cell of an amount in the case as it is.</summary>
    public ref readonly Cell Now(CompiledAmount amount) => ref evaluation.Frame.At(amount.Root, 0);
}

/// <summary>The case with one fact changed.</summary>
/// <param name="Frame">Everything computed.</param>
/// <param name="Outcome">The answer; null where there is none.</param>
internal readonly record struct Tried(Frame Frame, CompiledOutcome? Outcome);
