using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>What a part may turn out to be.</summary>
[Flags]
internal enum May : byte
{
    None = 0,
    True = 1,
    False = 2,

    /// <summary>A known number, date, text or list.</summary>
    Value = 4,
    Unknown = 8,
    Fault = 16,
    AnyFlag = True | False,
    AnyKnown = True | False | Value,
    NotKnown = Unknown | Fault,
}

/// <summary>
/// All that a cell may be while one fact lies anywhere in an interval: the cell's counterpart for many values at once.
/// INVARIANT: whatever the engine computes for a value in the interval is within it. It may be wider, never narrower.
/// </summary>
internal struct Span
{
    /// <summary>The lowest number, or the day number of the earliest date.</summary>
    public decimal Low;

    /// <summary>The highest number, or the day number of the latest date.</summary>
    public decimal High;

    /// <summary>One text, or several in an array; one interval table, or several in an array; a list's items.</summary>
    public object? Object;

    /// <summary>Which sorts of result are possible.</summary>
    public May May;

    private static readonly decimal LastDay = DateOnly.MaxValue.DayNumber;

    public static Span Flag(May may) => new() { May = may };

    public static Span Number(decimal low, decimal high, May may = May.Value) => new() { Low = low, High = high, May = may };

    /// <summary>Any number or date at all, and possibly a fault.</summary>
    public static Span Anything(Kind kind) => kind switch
    {
        Kind.Boolean => Flag(May.AnyFlag | May.NotKnown),
        Kind.Date => Number(0m, LastDay, May.Value | May.NotKnown),
        _ => Number(decimal.MinValue, decimal.MaxValue, May.Value | May.NotKnown),
    };

    /// <summary>The one thing a cell is.</summary>
    public static Span From(in Cell cell, Kind kind) => cell.State switch
    {
        State.Unknown => Flag(May.Unknown),
        State.Fault => Flag(May.Fault),
        _ => kind switch
        {
            Kind.Boolean => Flag(cell.Flag ? May.True : May.False),
            Kind.Date => Number(cell.Date.DayNumber, cell.Date.DayNumber),
            Kind.Text or Kind.Choice or Kind.List or Kind.Bands => new Span { May = May.Value, Object = cell.Object },
            _ => Number(cell.Number, cell.Number),
        },
    };

    /// <summary>Whether it may be any of these.</summary>
    public readonly bool Has(May may) => (May & may) != 0;

    /// <summary>Whether numbers are without bounds, so that computing with their ends would only overflow.</summary>
    public readonly bool IsBoundless => Low == decimal.MinValue || High == decimal.MaxValue;

    /// <summary>All that either may be.</summary>
    public static Span Union(in Span a, in Span b)
    {
        if (!a.Has(May.Value) || !b.Has(May.Value))
        {
            var known = a.Has(May.Value) ? a : b;
            known.May = a.May | b.May;
            return known;
        }

        return new Span { Low = Math.Min(a.Low, b.Low), High = Math.Max(a.High, b.High), Object = Both(a.Object, b.Object), May = a.May | b.May };
    }

    /// <summary>What a choice between the two is while it is open which one counts: known only where they agree.</summary>
    public static Span Agree(in Span a, in Span b)
    {
        var isSame = a.May == b.May && a.May switch
        {
            May.True or May.False or May.Fault => true,
            May.Value => a.Low == a.High && b.Low == b.High && a.Low == b.Low && a.Object is not object[] && Equals(a.Object, b.Object),
            _ => false,
        };
        if (isSame)
        {
            return a;
        }

        var either = Union(a, b);
        either.May = (either.May & May.AnyKnown) | May.Unknown | (a.May & b.May & May.Fault);
        return either;
    }

    private static object? Both(object? a, object? b)
    {
        if (Equals(a, b))
        {
            return a;
        }

        var all = new HashSet<object>(Each(a));
        all.UnionWith(Each(b));
        return all.Count == 1 ? all.First() : all.ToArray();
    }

    /// <summary>The objects it may be.</summary>
    public static object[] Each(object? one) => one is object[] several ? several : one is null ? [] : [one];
}
