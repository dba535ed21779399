using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>The functions that expressions write without a prefix. Pure; they throw only <see cref="OverflowException"/> and its kin, which become faults.</summary>
public static class Calc
{
    /// <summary>The lowest of the numbers.</summary>
    public static decimal Min(params decimal[] numbers) => numbers.Min();

    /// <summary>The highest of the numbers.</summary>
    public static decimal Max(params decimal[] numbers) => numbers.Max();

    /// <summary><paramref name="number"/>, but at least <paramref name="low"/> and at most <paramref name="high"/>; where the limits cross, the upper one wins.</summary>
    public static decimal Clamp(decimal number, decimal low, decimal high) => Math.Min(Math.Max(number, low), high);

    /// <summary><paramref name="percent"/> per cent of <paramref name="amount"/>.</summary>
    public static decimal PercentOf(decimal percent, decimal amount) => percent / 100m * amount;

    /// <summary>The value of the band that holds <paramref name="number"/>.</summary>
    public static decimal Lookup(BandTable bands, decimal number) => bands.Find(number);

    /// <summary>An amount a year; only the compiler knows from which period, so it writes the conversion itself.</summary>
    public static decimal Yearly(decimal amount) => amount;

    /// <summary>An amount a month; see <see cref="Yearly"/>.</summary>
    public static decimal Monthly(decimal amount) => amount;

    /// <summary>An amount a week; see <see cref="Yearly"/>.</summary>
    public static decimal Weekly(decimal amount) => amount;

    /// <summary>How many of a period make a year: 52 weeks, 26 fortnights, 12 months.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not one that is repeated in a year.</exception>
    public static decimal PerYear(Period period) => period switch
    {
        Period.Week => 52m,
        Period.Fortnight => 26m,
        Period.Month => 12m,
        Period.Year => 1m,
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };
}
