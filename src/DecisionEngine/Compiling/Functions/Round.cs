namespace DecisionEngine.Compiling;

/// <summary>Rounding to a multiple of a unit; the mode is always named.</summary>
public static class Round
{
    /// <summary>To the nearest multiple not above.</summary>
    public static decimal Down(decimal number, decimal unit) => Math.Floor(number / unit) * unit;

    /// <summary>To the nearest multiple not below.</summary>
    public static decimal Up(decimal number, decimal unit) => Math.Ceiling(number / unit) * unit;

    /// <summary>To the nearest multiple; a half goes away from zero.</summary>
    public static decimal HalfUp(decimal number, decimal unit) => Math.Round(number / unit, 0, MidpointRounding.AwayFromZero) * unit;

    /// <summary>To the nearest multiple; a half goes to the even neighbour.</summary>
    public static decimal HalfEven(decimal number, decimal unit) => Math.Round(number / unit, 0, MidpointRounding.ToEven) * unit;
}
