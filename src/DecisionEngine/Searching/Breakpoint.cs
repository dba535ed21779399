using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Searching;

/// <summary>
/// A place where a part may change its result within the interval at hand: where a number passes another, a multiple it is
/// rounded to, or the limit of a band. It only says where to look first; nothing rests on its being right.
/// </summary>
/// <param name="Number">The number that moves.</param>
/// <param name="Other">What it is compared with; null where it is rounded or looked up.</param>
/// <param name="Item">The item of the list it belongs to.</param>
/// <param name="Rounding">The call that rounds it; null otherwise.</param>
/// <param name="Bands">The table it is looked up in; null otherwise.</param>
internal readonly record struct Breakpoint(Node Number, Node? Other, int Item, Node? Rounding, BandTable? Bands)
{
    /// <summary>How far along the interval it lies, from 0 to 1; null where that cannot be told.</summary>
    /// <param name="ranging">Computes the number at either end.</param>
    /// <param name="near">The fact's value at the near end.</param>
    /// <param name="far">The fact's value at the far end.</param>
    public decimal? Share(Ranging ranging, decimal near, decimal far)
    {
        if (Ahead(ranging, near) is not { } first || Ahead(ranging, far) is not { } last || first == last)
        {
            return null;
        }

        var target = Rounding is { } rounding ? Boundary(rounding, first, last) : Bands is { } bands ? Limit(bands, first, last) : 0m;
        var share = (target - first) / (last - first);
        return share is >= 0m and <= 1m ? share : null;
    }

    /// <summary>The number at one value of the fact; for a comparison, how far it is ahead of the other.</summary>
    private decimal? Ahead(Ranging ranging, decimal value)
    {
        ranging.Within(value, value);
        var number = ranging.Of(Number, Item);
        var other = Other is { } node ? ranging.Of(node, Item) : Span.Number(0m, 0m);
        return number.Has(May.Value) && other.Has(May.Value) && !number.IsBoundless && !other.IsBoundless ? number.Low - other.Low : null;
    }

    /// <summary>The first place, on the way from the one number to the other, at which the rounded number becomes another.</summary>
    private static decimal Boundary(Node rounding, decimal first, decimal last)
    {
        var unit = (decimal)rounding.Parts[1].Constant!;
        var isRising = last > first;
        var below = Math.Floor(first / unit) * unit;
        return rounding.Id switch
        {
            "Round.Down" => isRising ? below + unit : below,
            "Round.Up" => isRising ? Math.Ceiling(first / unit) * unit : (Math.Ceiling(first / unit) * unit) - unit,
            _ => Half(below + (unit / 2m), unit, first, isRising),
        };
    }

    private static decimal Half(decimal middle, decimal unit, decimal first, bool isRising) =>
        isRising ? (first < middle ? middle : middle + unit) : first >= middle ? middle : middle - unit;

    private static decimal Limit(BandTable bands, decimal first, decimal last)
    {
        var limits = bands.Bands.Select(band => band.Below).OfType<decimal>().Where(limit => limit >= Math.Min(first, last) && limit <= Math.Max(first, last));
        return limits.DefaultIfEmpty(last).MinBy(limit => Math.Abs(limit - first));
    }
}
