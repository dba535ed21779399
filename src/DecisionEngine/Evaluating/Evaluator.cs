using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Evaluates cases by one rule set. Made once, used from many threads at a time: nothing of a case stays in it.</summary>
public sealed class Evaluator
{
    private readonly Cell[] template;
    private readonly Provenance?[] nothingSaid;
    private readonly Action<Cell[]> computeEffectiveDate;
    private readonly Action<Cell[]> computeSteps;

    /// <summary>An evaluator for a compiled rule set.</summary>
    /// <param name="program">The rule set.</param>
    /// <param name="testedPaths">The paths approved examples walk, each joined by a comma; none makes every case untested.</param>
    public Evaluator(RuleSetProgram program, IReadOnlySet<string> testedPaths)
    {
        Program = program;
        TestedPaths = new TestedPaths(testedPaths);
        nothingSaid = new Provenance?[program.RuleSet.Facts.Length];
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

    internal TestedPaths TestedPaths { get; }

    /// <summary>Evaluates a case from the JSON of its facts.</summary>
    /// <param name="facts">A facts file, UTF-8.</param>
    /// <param name="decidedAt">The moment of the decision; its own calendar date is the date decided.</param>
    /// <param name="errors">Everything wrong with the facts.</param>
    /// <returns>The evaluation; null when there are errors.</returns>
    public Evaluation? Evaluate(ReadOnlySpan<byte> facts, DateTimeOffset decidedAt, out ImmutableArray<FactError> errors) =>
        Evaluate(facts, decidedAt, null, out errors);

    /// <summary>Evaluates a case from typed facts: the same evaluation, with the same hash, as from the same facts in JSON.</summary>
    /// <param name="facts">The facts, made by <see cref="NewFacts"/>. They are copied.</param>
    /// <param name="decidedAt">The moment of the decision; its own calendar date is the date decided.</param>
    /// <param name="errors">Everything wrong with the facts.</param>
    /// <returns>The evaluation; null when there are errors.</returns>
    /// <exception cref="ArgumentException">The facts are another rule set's.</exception>
    public Evaluation? Evaluate(TypedFacts facts, DateTimeOffset decidedAt, out ImmutableArray<FactError> errors)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Program != Program)
        {
            throw new ArgumentException("The facts belong to another rule set.", nameof(facts));
        }

        errors = facts.HasErrors ? [.. facts.Errors] : [];
        if (facts.HasErrors)
        {
            return null;
        }

        var cells = (Cell[])template.Clone();
        facts.CopyTo(cells);
        Compute(cells, decidedAt, null);
        return new Evaluation(this, new Frame(Program, cells, facts.CopyProvenance() ?? nothingSaid), decidedAt);
    }

    /// <summary>Room for the typed facts of a case; all are unknown until they are set.</summary>
    public TypedFacts NewFacts() => new(Program);

    /// <summary>A fact, to set its value in <see cref="TypedFacts"/>. Found once, used for every case.</summary>
    /// <param name="id">The fact's id.</param>
    /// <exception cref="ArgumentException">The rule set has no such fact.</exception>
    public FactSlot FactSlot(string id)
    {
        var index = Program.FactIndex(id);
        return index >= 0 ? new FactSlot(Program, index) : throw new ArgumentException($"The rule set has no fact `{id}`.", nameof(id));
    }

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
        return new Evaluation(this, new Frame(Program, cells, provenance) { AsIfOn = asIfOn }, decidedAt);
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
                cells[fact].Object = items.FieldsOnly(Program.RuleSet.Facts[fact].Fields.Length);
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
