using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>
/// Computes what every part may be while one fact lies anywhere in an interval and the rest of the case is as it is. What
/// does not depend on the fact is read off the evaluation. The operations are those of the engine, on <see cref="Span"/>s:
/// numbers in <see cref="RangeNumbers"/>, logic in <see cref="RangeLogic"/>, lists and tables below.
/// </summary>
internal sealed class Ranging
{
    private readonly Frame frame;
    private readonly RuleSetProgram program;
    private readonly Span[] spans;
    private readonly int[] stamps;
    private readonly Span[]?[] itemSpans;
    private readonly int[]?[] itemStamps;
    private Dependents dependents = null!;
    private Span varied;
    private int now;
    private int always;

    public Ranging(Evaluation evaluation)
    {
        frame = evaluation.Frame;
        program = frame.Program;
        spans = new Span[frame.Cells.Length];
        stamps = new int[frame.Cells.Length];
        itemSpans = new Span[]?[program.RuleSet.Facts.Length];
        itemStamps = new int[]?[program.RuleSet.Facts.Length];
    }

    /// <summary>The first place since <see cref="Within"/> where a comparison or a band was not settled.</summary>
    public Breakpoint? Passing { get; private set; }

    /// <summary>The first place since <see cref="Within"/> where a rounded number was not settled.</summary>
    public Breakpoint? Rounding { get; private set; }

    /// <summary>From here on it is this fact that varies.</summary>
    public void Vary(int fact)
    {
        dependents = Dependents.Of(program, fact);
        always--;
    }

    /// <summary>From here on the fact lies between these two, in either order; a date as its day number.</summary>
    public void Within(decimal one, decimal other)
    {
        varied = Span.Number(Math.Min(one, other), Math.Max(one, other));
        Passing = null;
        Rounding = null;
        now++;
    }

    /// <summary>What the node may be.</summary>
    public ref readonly Span Of(Node node, int item = 0)
    {
        var (place, stamp, at) = (spans, stamps, node.Slot);
        if (node.Scope != Node.CaseScope)
        {
            (place, stamp, at) = Place(node, item);
        }

        if (stamp[at] == now || stamp[at] == always)
        {
            return ref place[at];
        }

        var depends = dependents.Has(node);
        ref readonly var cell = ref frame.At(node, item);
        place[at] = depends || cell.State == State.NotReached ? Computed(node, item) : Span.From(in cell, node.Type.Kind);
        stamp[at] = depends ? now : always;
        return ref place[at];
    }

    private (Span[], int[], int) Place(Node node, int item)
    {
        var items = frame.ItemsOf(node.Scope);
        var place = itemSpans[node.Scope] ??= new Span[items.Count * items.Width];
        var stamp = itemStamps[node.Scope] ??= new int[items.Count * items.Width];
        return (place, stamp, (item * items.Width) + node.Slot);
    }

    private Span Computed(Node node, int item)
    {
        var parts = node.Parts;
        switch (node.Op)
        {
            case Op.Fact:
                return varied;
            case Op.Step:
                return Of(program.FindStep(node.Id!)!.Root, item);
            case Op.EffectiveDate:
                return Of(program.EffectiveOn);
            case Op.Rate:
                return RangeRates.On(program.RuleSet.Rates[program.RateSlots.IndexOf(node.Slot)], Of(program.EffectiveOn));
            case Op.And or Op.Or:
                return Joined(node, item);
            case Op.Not:
                return RangeLogic.Not(Of(parts[0], item));
            case Op.If:
                return Chosen(node, item);
            case Op.In:
                return In(node, item);
            case Op.Add or Op.Subtract or Op.Multiply or Op.Divide:
                return RangeNumbers.Arithmetic(node.Op, Of(parts[0], item), Of(parts[1], item));
            case Op.Negate:
                return RangeNumbers.Arithmetic(Op.Subtract, Span.Number(0m, 0m), Of(parts[0], item));
            case Op.Call:
                return Call(node, item);
            case Op.Lookup:
                return Lookup(node, item);
            case Op.Any or Op.All:
                return Quantified(node);
            case Op.Count or Op.Sum or Op.Lowest or Op.Highest:
                return Gathered(node);
            case Op.FirstHit:
                return FirstHit(node, item);
            case Op.OnlyHit:
                return OnlyHit(node, item);
            default:
                return Compared(node, item);
        }
    }

    private Span Compared(Node node, int item)
    {
        var (left, right) = (node.Parts[0], node.Parts[1]);
        var result = RangeLogic.Compare(Of(left, item), Of(right, item), left.Type.Kind, Ops.Mask(node.Op));
        if ((result.May & May.AnyFlag) == May.AnyFlag && (left.Type.IsNumeric || left.Type.Kind == Kind.Date))
        {
            Passing ??= new Breakpoint(left, right, item, null, null);
        }

        return result;
    }

    private Span In(Node node, int item)
    {
        var subject = node.Parts[0];
        var may = May.False;
        for (var i = 1; i < node.Parts.Length; i++)
        {
            may = RangeLogic.Join(may, RangeLogic.Compare(Of(subject, item), Of(node.Parts[i], item), subject.Type.Kind, Ops.EqualMask).May, May.True);
        }

        return Span.Flag(may);
    }

    private Span Joined(Node node, int item)
    {
        var settles = node.Op == Op.And ? May.False : May.True;
        var may = Of(node.Parts[0], item).May;
        for (var i = 1; i < node.Parts.Length && may != settles; i++)
        {
            may = RangeLogic.Join(may, Of(node.Parts[i], item).May, settles);
        }

        return Span.Flag(may);
    }

    private Span Chosen(Node node, int item)
    {
        var test = Of(node.Parts[0], item).May;
        var result = Span.Flag(test & May.Fault);
        if ((test & (May.True | May.Unknown)) != 0)
        {
            var then = Of(node.Parts[1], item);
            result = (test & May.True) != 0 ? Span.Union(result, then) : result;
            result = (test & May.Unknown) != 0 ? Span.Union(result, Span.Agree(then, Of(node.Parts[2], item))) : result;
        }

        return (test & May.False) != 0 ? Span.Union(result, Of(node.Parts[2], item)) : result;
    }

    private Span Call(Node node, int item)
    {
        var parts = node.Parts;
        var first = Of(parts[0], item);
        if (node.Function!.Most > 3)
        {
            foreach (var part in parts.AsSpan()[1..])
            {
                first = RangeNumbers.Call(node, first, Of(part, item), first);
            }

            return first;
        }

        var result = RangeNumbers.Call(node, first, Of(parts[Math.Min(1, parts.Length - 1)], item), Of(parts[^1], item));
        if (Rounding is null && result.Low != result.High && node.Id!.StartsWith("Round.", StringComparison.Ordinal))
        {
            Rounding = new Breakpoint(parts[0], null, item, node, null);
        }

        return result;
    }

    private Span Lookup(Node node, int item)
    {
        var (bands, number) = (Of(node.Parts[0], item), Of(node.Parts[1], item));
        var result = RangeRates.Lookup(bands, number);
        if (result.Low != result.High)
        {
            Passing ??= new Breakpoint(node.Parts[1], null, item, null, bands.Object as BandTable);
        }

        return result;
    }

    private Span FirstHit(Node table, int item)
    {
        var hit = Span.Flag(May.None);
        var pending = Span.Flag(May.None);
        var isOpen = true;
        for (var row = 0; row + 1 < table.Parts.Length && (isOpen || pending.May != May.None); row += 2)
        {
            var test = Of(table.Parts[row], item).May;
            var value = (test & (May.True | May.Unknown)) != 0 ? Of(table.Parts[row + 1], item) : default;
            (hit, pending, isOpen) = RangeLogic.FirstHitRow(test, value, hit, pending, isOpen);
        }

        if (!isOpen && pending.May == May.None)
        {
            return hit;
        }

        var rest = Of(table.Parts[^1], item);
        hit = isOpen ? Span.Union(hit, rest) : hit;
        return pending.May == May.None ? hit : Span.Union(hit, Span.Agree(pending, rest));
    }

    /// <summary>Wider than it need be where a test is unknown: such a table is then only looked at value by value.</summary>
    private Span OnlyHit(Node table, int item)
    {
        var result = Span.Flag(May.None);
        var mayHit = 0;
        var mustHit = false;
        for (var row = 0; row + 1 < table.Parts.Length; row += 2)
        {
            var test = Of(table.Parts[row], item).May;
            mustHit |= test == May.True;
            mayHit += (test & May.True) != 0 ? 1 : 0;
            result.May |= test & May.NotKnown;
            result = (test & (May.True | May.Unknown)) != 0 ? Span.Union(result, Of(table.Parts[row + 1], item)) : result;
        }

        result.May |= mayHit > 1 ? May.Fault : May.None;
        return mustHit ? result : Span.Union(result, Of(table.Parts[^1], item));
    }

    private Span Quantified(Node node)
    {
        var list = Of(node.Parts[0]);
        if (list.Object is not Items items)
        {
            return Span.Flag(list.May);
        }

        var settles = node.Op == Op.Any ? May.True : May.False;
        var may = settles ^ May.AnyFlag;
        for (var i = 0; i < items.Count && may != settles; i++)
        {
            may = RangeLogic.Join(may, node.Parts.Length > 1 ? Of(node.Parts[1], i).May : May.True, settles);
        }

        return Span.Flag(items.IsComplete ? may : RangeLogic.Join(may, May.Unknown, settles));
    }

    private Span Gathered(Node node)
    {
        var list = Of(node.Parts[0]);
        if (list.Object is not Items items)
        {
            return Span.Flag(list.May);
        }

        var gathering = new RangeGathering(node.Op);
        for (var i = 0; i < items.Count; i++)
        {
            gathering.Add(node.Parts.Length > 1 ? Of(node.Parts[1], i) : Span.Flag(May.True));
        }

        return gathering.Result(items.IsComplete);
    }
}
