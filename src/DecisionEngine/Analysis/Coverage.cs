using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.Tracing;

namespace DecisionEngine.Analysis;

/// <summary>What the examples that hold have seen of a rule set.</summary>
/// <param name="Criteria">How many examples saw each criterion met, not met and unknown.</param>
/// <param name="Rows">How many examples hit each row of each table.</param>
/// <param name="Outcomes">How many examples reached each outcome.</param>
/// <param name="Paths">The paths walked.</param>
public sealed record Coverage(
    ImmutableArray<CriterionSeen> Criteria,
    ImmutableArray<RowSeen> Rows,
    ImmutableArray<OutcomeSeen> Outcomes,
    ImmutableArray<PathWalked> Paths)
{
    /// <summary>The coverage of a rule set by its examples.</summary>
    public static Coverage Of(RuleSetProgram program, IEnumerable<ExampleResult> results)
    {
        ArgumentNullException.ThrowIfNull(program);
        var held = results.Where(result => result is { Holds: true, Evaluation: not null }).ToList();
        var evaluations = held.Select(result => result.Evaluation!).ToList();
        return new Coverage(
            [.. program.Steps.Where(step => step.Step.IsCriterion).Select(step => Criterion(step, evaluations))],
            [.. program.Steps.Where(step => step.Root.Op is Op.FirstHit or Op.OnlyHit).SelectMany(step => TableRows(step, evaluations))],
            [.. program.Outcomes.Select(outcome => Outcome(outcome, evaluations))],
            [.. held.GroupBy(result => string.Join(' ', result.Path)).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Path)]);
    }

    private static CriterionSeen Criterion(CompiledStep step, List<Evaluation> evaluations)
    {
        int Count(Func<Cell, bool> isSo) => evaluations.Count(evaluation => Items(evaluation, step).Any(item => isSo(evaluation.Frame.At(step.Root, item))));
        return new CriterionSeen(step.Step.Id, Count(cell => cell.IsMet), Count(cell => cell.IsNotMet), Count(cell => cell.State == State.Unknown));
    }

    private static IEnumerable<RowSeen> TableRows(CompiledStep step, List<Evaluation> evaluations) =>
        step.Root.RowIds.Select((row, index) => new RowSeen(
            step.Step.Id,
            row,
            evaluations.Count(evaluation => Items(evaluation, step).Any(item => Walking.Hit(evaluation.Frame, step.Root, item) == index))));

    /// <summary>What is left over goes to a person without an outcome: it is seen where no outcome's condition holds, and none is unknown.</summary>
    private static OutcomeSeen Outcome(CompiledOutcome outcome, List<Evaluation> evaluations) => new(
        outcome.Outcome.Id,
        evaluations.Count(evaluation => outcome.When is null ? evaluation.ReviewReasons.Any(reason => reason.Code == ReviewCode.NoOutcome) : evaluation.Outcome == outcome));

    private static PathWalked Path(IGrouping<string, ExampleResult> group) =>
        new(group.First().Path, [.. group.Select(result => result.Example.Id)], group.Any(result => result.Example.IsApproved));

    private static IEnumerable<int> Items(Evaluation evaluation, CompiledStep step) =>
        Enumerable.Range(0, step.Scope == Node.CaseScope ? 1 : evaluation.Frame.ItemsOf(step.Scope).Count);
}

/// <summary>How many examples saw a criterion so.</summary>
public sealed record CriterionSeen(string Id, int Met, int NotMet, int Unknown);

/// <summary>How many examples hit a row.</summary>
public sealed record RowSeen(string Table, string Row, int Count);

/// <summary>How many examples reached an outcome.</summary>
public sealed record OutcomeSeen(string Id, int Count);

/// <summary>A path and the examples that walked it.</summary>
/// <param name="Path">The path.</param>
/// <param name="Examples">Their ids.</param>
/// <param name="IsApproved">Whether one of them is approved: a case may then take it without a person.</param>
public sealed record PathWalked(ImmutableArray<string> Path, ImmutableArray<string> Examples, bool IsApproved);
