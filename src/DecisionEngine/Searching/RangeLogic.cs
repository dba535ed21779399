using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Searching;

/// <summary>Logic, comparisons and first-hit tables on all that their operands may be.</summary>
internal static class RangeLogic
{
    /// <summary>Kleene's conjunction, which false settles, or disjunction, which true settles; see <see cref="Logic"/>.</summary>
    public static May Join(May a, May b, May settles)
    {
        var neutral = settles ^ May.AnyFlag;
        var result = (a | b) & settles;
        a &= ~settles;
        b &= ~settles;
        if (a == May.None || b == May.None)
        {
            return result;
        }

        result |= (a | b) & May.Unknown;
        result |= a & b & neutral;
        var mayFault = ((a & May.Fault) != 0 && (b & (neutral | May.Fault)) != 0) || ((b & May.Fault) != 0 && (a & (neutral | May.Fault)) != 0);
        return mayFault ? result | May.Fault : result;
    }

    public static Span Not(in Span part)
    {
        var flags = part.May & May.AnyFlag;
        return Span.Flag((part.May & May.NotKnown) | (flags is May.True or May.False ? flags ^ May.AnyFlag : flags));
    }

    /// <summary>What is left unknown or faulted by operands of which a fault beats an unknown.</summary>
    public static May NotKnown(May a, May b)
    {
        var either = (a | b) & May.NotKnown;
        return a == May.Fault || b == May.Fault ? May.Fault : either;
    }

    public static Span Compare(in Span a, in Span b, Kind kind, int mask)
    {
        var may = NotKnown(a.May, b.May);
        if (!a.Has(May.AnyKnown) || !b.Has(May.AnyKnown))
        {
            return Span.Flag(may);
        }

        var signs = kind switch
        {
            Kind.Boolean => FlagSigns(a.May, b.May),
            Kind.Text or Kind.Choice => TextSigns(a.Object, b.Object),
            _ => (a.Low < b.High ? Ops.LessMask : 0) | (a.Low <= b.High && b.Low <= a.High ? Ops.EqualMask : 0) | (a.High > b.Low ? Ops.GreaterMask : 0),
        };
        may |= (signs & mask) != 0 ? May.True : May.None;
        may |= (signs & ~mask) != 0 ? May.False : May.None;
        return Span.Flag(may);
    }

    /// <summary>One row of a first-hit table; see <see cref="Choosing.FirstHitRow"/>.</summary>
    /// <param name="test">What the row's test may be.</param>
    /// <param name="value">The row's value.</param>
    /// <param name="hit">What the table may already be.</param>
    /// <param name="pending">What it may be if rows that only may have hit agree.</param>
    /// <param name="isOpen">Whether it may be that no row has hit yet.</param>
    public static (Span Hit, Span Pending, bool IsOpen) FirstHitRow(May test, in Span value, Span hit, Span pending, bool isOpen)
    {
        var isPending = pending.May != May.None;
        var next = (test & May.False) != 0 ? pending : Span.Flag(May.None);
        if ((test & May.True) != 0)
        {
            hit = isOpen ? Span.Union(hit, value) : hit;
            hit = isPending ? Span.Union(hit, Span.Agree(pending, value)) : hit;
        }

        if ((test & May.Unknown) != 0)
        {
            next = isOpen ? Span.Union(next, value) : next;
            next = isPending ? Span.Union(next, Span.Agree(pending, value)) : next;
        }

        if ((test & May.Fault) != 0)
        {
            hit.May |= (isOpen ? May.Fault : May.None) | (isPending ? May.Unknown : May.None);
        }

        return (hit, next, isOpen && (test & May.False) != 0);
    }

    private static int FlagSigns(May a, May b)
    {
        var maySame = (a & b & May.AnyFlag) != 0;
        var mayDiffer = ((a & May.True) != 0 && (b & May.False) != 0) || ((a & May.False) != 0 && (b & May.True) != 0);
        return (maySame ? Ops.EqualMask : 0) | (mayDiffer ? Ops.LessMask : 0);
    }

    private static int TextSigns(object? a, object? b)
    {
        if (a is string one && b is string other)
        {
            return string.Equals(one, other, StringComparison.Ordinal) ? Ops.EqualMask : Ops.LessMask;
        }

        // Where either may be several, they may differ.
        return Span.Each(a).Intersect(Span.Each(b)).Any() ? Ops.EqualMask | Ops.LessMask : Ops.LessMask;
    }
}
