using System.Collections.Immutable;

namespace DecisionEngine.RuleSets;

/// <summary>How sure a figure is.</summary>
public enum Sureness
{
    /// <summary>Read from an official source.</summary>
    High,

    /// <summary>Read from a secondary source, or derived.</summary>
    Medium,

    /// <summary>A lawyer must verify it before use.</summary>
    Low,
}

/// <summary>A number set by law that changes by date.</summary>
/// <param name="Id">The name used in expressions.</param>
/// <param name="Type">Type and dimension; for an interval table, <see cref="Kind.Bands"/>.</param>
/// <param name="Over">What an interval table is looked up by; null otherwise.</param>
/// <param name="Gives">What an interval table yields; null otherwise.</param>
/// <param name="Label">A definite noun phrase in lower case.</param>
/// <param name="Law">The provisions that set it.</param>
/// <param name="Values">Closed intervals in order of date, without overlap.</param>
/// <param name="At">Where it stands.</param>
public sealed record Rate(
    string Id,
    DataType Type,
    DataType? Over,
    DataType? Gives,
    LocalText Label,
    ImmutableArray<string> Law,
    ImmutableArray<RateValue> Values,
    Location At)
{
    /// <summary>The interval that holds <paramref name="date"/>, or null.</summary>
    public RateValue? On(DateOnly date)
    {
        foreach (var value in Values)
        {
            if (date >= value.From && (value.To is not { } to || date <= to))
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>A rate's value in one closed interval of dates.</summary>
/// <param name="From">First date.</param>
/// <param name="To">Last date; null while it is open.</param>
/// <param name="Number">The value; null for an interval table or a missing value.</param>
/// <param name="Bands">The interval table; null otherwise.</param>
/// <param name="Missing">Why there is no value; null where there is one.</param>
/// <param name="Sure">How sure the figure is.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Note">What to know about it.</param>
/// <param name="At">Where it stands.</param>
public sealed record RateValue(
    DateOnly From,
    DateOnly? To,
    decimal? Number,
    BandTable? Bands,
    LocalText? Missing,
    Sureness Sure,
    string? Source,
    LocalText? Note,
    Location At);

/// <summary>An interval table: the first band whose upper limit lies above the number gives the value.</summary>
/// <param name="Bands">Bands with rising limits; the last has none.</param>
public sealed record BandTable(ImmutableArray<Band> Bands)
{
    /// <summary>The value for <paramref name="number"/>.</summary>
    public decimal Find(decimal number)
    {
        foreach (var band in Bands)
        {
            if (band.Below is not { } below || number < below)
            {
                return band.Value;
            }
        }

        return Bands[^1].Value;
    }
}

/// <summary>One band of an interval table.</summary>
/// <param name="Below">Numbers below this belong here; null for the last.</param>
/// <param name="Value">What the band gives.</param>
public sealed record Band(decimal? Below, decimal Value);
