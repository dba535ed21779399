using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Evaluates cases by one rule set. Made once, used from many threads at a time: nothing of a case stays in it.</summary>
public sealed class Evaluator
{
    private readonly Cell[] template;
    private readonly Action<Cell[]> computeEffectiveDate;
    private readonly Action<Cell[]> computeSteps;
    private readonly IReadOnlySet<string> testedPaths;

    /// <summary>An evaluator for a compiled rule set.</summary>
    /// <param name="program">The rule set.</param>
    /// <param name="testedPaths">The paths approved examples walk, each joined by a comma; none makes every case untested.</param>
    public Evaluator(RuleSetProgram program, IReadOnlySet<string> testedPaths)
    {
        Program = program;
        this.testedPaths = testedPaths;
        template = new Cell[program.Layout.Width(Node.CaseScope)];
        foreach (var root in Roots(program).Select(root => root.Root).Append(program.EffectiveOn))
        {
            SetLiterals(root);
        }

        computeEffectiveDate = Fusing.Fuse(program.Layout, [(program.EffectiveOn, Node.CaseScope)]);
        computeSteps = Fusing.Fuse(program.Layout, Roots(program));
    }

    /// <summary>The rule set.</summary>
    public RuleSetProgram Program { get; }

    /// <summary>Evaluates a case from the JSON of its facts.</summary>
    /// <param name="facts">A facts file, UTF-8.</param>
    /// <param name="decidedAt">The moment of the decision; its own calendar date is the date decided.</param>
    /// <param name="errors">Everything wrong with the facts.</param>
    /// <returns>The evaluation; null when there are errors.</returns>
    public Evaluation? Evaluate(ReadOnlySpan<byte> facts, DateTimeOffset decidedAt, out ImmutableArray<FactError> errors) =>
        Evaluate(facts, decidedAt, null, out errors);

    /// <summary>Evaluates a case as if its effective date were <paramref name="effectiveOn"/>, whatever its facts say; see <see cref="Timeline"/>.</summary>
    internal Evaluation? EvaluateOn(ReadOnlySpan<byte> facts, DateTimeOffset decidedAt, DateOnly effectiveOn, out ImmutableArray<FactError> errors) =>
        Evaluate(facts, decidedAt, effectiveOn, out errors);

    private Evaluation? Evaluate(ReadOnlySpan<byte> facts, DateTimeOffset decidedAt, DateOnly? asIfOn, out ImmutableArray<FactError> errors)
    {
        var found = new List<FactError>();
        var cells = (Cell[])template.Clone();
        var provenance = new Provenance?[Program.RuleSet.Facts.Length];
        FactsReader.Read(Program, facts, cells, provenance, found);
        errors = [.. found];
        if (!errors.IsEmpty)
        {
            return null;
        }

        Compute(cells, decidedAt, asIfOn);
        return Judging.Judge(this, new Frame(Program, cells, provenance) { AsIfOn = asIfOn }, decidedAt, testedPaths);
    }

    /// <summary>The same case with some facts changed: a frame of its own, computed anew.</summary>
    internal Frame Recompute(Frame frame, DateTimeOffset decidedAt, Action<Cell[]> change)
    {
        var cells = (Cell[])template.Clone();
        for (var fact = 0; fact < Program.RuleSet.Facts.Length; fact++)
        {
            cells[fact] = frame.Cells[fact];
            if (cells[fact].Object is Items items)
            {
                cells[fact].Object = FieldsOnly(items, Program.RuleSet.Facts[fact].Fields.Length);
            }
        }

        change(cells);
        Compute(cells, decidedAt, frame.AsIfOn);
        return new Frame(Program, cells, frame.Provenance) { AsIfOn = frame.AsIfOn };
    }

    private void Compute(Cell[] cells, DateTimeOffset decidedAt, DateOnly? asIfOn)
    {
        cells[Program.DecidedOnSlot].Date = DateOnly.FromDateTime(decidedAt.DateTime);
        cells[Program.DecidedOnSlot].State = State.Known;
        computeEffectiveDate(cells);
        ref var effective = ref cells[Program.EffectiveDateSlot];
        effective = asIfOn is { } date ? new Cell { State = State.Known, Date = date } : cells[Program.EffectiveOn.Slot];
        for (var rate = 0; rate < Program.RateSlots.Length; rate++)
        {
            SetRate(ref cells[Program.RateSlots[rate]], Program.RuleSet.Rates[rate], in effective);
        }

        computeSteps(cells);
    }

    private static void SetRate(ref Cell cell, Rate rate, in Cell effective)
    {
        if (effective.State != State.Known)
        {
            cell.State = effective.State;
            cell.Fault = effective.Fault;
            return;
        }

        var value = rate.On(effective.Date);
        if (value is null or { Missing: not null })
        {
            Ops.Fail(ref cell, Fault.RateMissing);
            return;
        }

        cell.State = State.Known;
        cell.Number = value.Number ?? 0m;
        cell.Object = value.Bands;
    }

    private static Items FieldsOnly(Items items, int fields)
    {
        var cells = new Cell[items.Count * items.Width];
        for (var item = 0; item < items.Count; item++)
        {
            Array.Copy(items.Cells, item * items.Width, cells, item * items.Width, fields);
        }

        return new Items(items.Count, items.Width, items.IsComplete, cells);
    }

    private static IEnumerable<(Node Root, int Scope)> Roots(RuleSetProgram program) =>
    [
        .. program.Steps.Select(step => (step.Root, step.Scope)),
        .. program.Outcomes.Where(outcome => outcome.When is not null).Select(outcome => (outcome.When!, Node.CaseScope)),
        .. program.Outcomes.SelectMany(outcome => outcome.Amounts).Select(amount => (amount.Root, Node.CaseScope)),
        .. program.Reviews.Select(review => (review.If, Node.CaseScope)),
    ];

    private void SetLiterals(Node node)
    {
        if (node.Op is Op.Literal or Op.Review && node.Scope == Node.CaseScope)
        {
            template[node.Slot] = node.Constant switch
            {
                decimal number => new Cell { State = State.Known, Number = number },
                bool flag => new Cell { State = State.Known, Flag = flag },
                DateOnly date => new Cell { State = State.Known, Date = date },
                string text => new Cell { State = State.Known, Object = text },
                _ => new Cell { State = State.Fault, Fault = Fault.NoRow },
            };
        }

        foreach (var part in node.Parts)
        {
            SetLiterals(part);
        }
    }
}
