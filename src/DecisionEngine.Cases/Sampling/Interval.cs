namespace DecisionEngine.Cases.Sampling;

/// <summary>Between which shares the true one lies, with 95 % confidence.</summary>
/// <param name="Low">0 to 1.</param>
/// <param name="High">0 to 1; never below <paramref name="Low"/>.</param>
public sealed record Interval(double Low, double High)
{
    /// <summary>The quantile of the normal distribution for 95 %, two-sided.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>
    /// The Wilson score interval (E. B. Wilson, 1927). Unlike the textbook interval it neither collapses where nothing was found nor leaves
    /// 0 to 1. Of none it says nothing: 0 to 1.
    /// </summary>
    /// <param name="count">How many have the property; 0 to <paramref name="of"/>.</param>
    /// <param name="of">How many were looked at.</param>
    public static Interval Wilson(int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        if (of == 0)
        {
            return new Interval(0, 1);
        }

        var (n, share) = ((double)of, (double)count / of);
        var scale = 1 + (Z * Z / n);
        var middle = (share + (Z * Z / (2 * n))) / scale;
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n))) / scale;

        // At the ends the formula gives 0 and 1 but for the last bit.
        return new Interval(count == 0 ? 0 : Math.Max(0, middle - half), count == of ? 1 : Math.Min(1, middle + half));
    }
}
