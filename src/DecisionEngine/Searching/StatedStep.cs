using DecisionEngine.RuleSets;

namespace DecisionEngine.Searching;

/// <summary>By how much a number is moved to show what that does to the amounts: a difference people can picture.</summary>
internal static class StatedStep
{
    /// <summary>The step, in the fact's own unit; null for what is not a number.</summary>
    public static decimal? Of(DataType type) => type switch
    {
        { Kind: Kind.Money, Period: Period.Day } => 50m,
        { Kind: Kind.Money, Period: Period.Week } => 250m,
        { Kind: Kind.Money, Period: Period.Fortnight } => 500m,
        { Kind: Kind.Money, Period: Period.Year } => 12_000m,
        { Kind: Kind.Money } => 1_000m,
        { IsNumeric: true } => 1m,
        _ => null,
    };
}
