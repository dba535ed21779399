using System.Globalization;

namespace DecisionEngine.Tests.Support;

/// <summary>
/// How many cases the random tests draw. <c>RANDOM_CASES_PERCENT</c> draws fewer or more of them than a normal run: 1,000 for a
/// thorough night, 5 where the tests are run thousands of times, as in mutation testing.
/// </summary>
internal static class Effort
{
    private static readonly int Percent = Number("RANDOM_CASES_PERCENT", 100);

    /// <summary>So many cases in a normal run, at least one in any.</summary>
    public static int Cases(int normally) => (int)Math.Max(1, (long)normally * Percent / 100);

    /// <summary>The environment variable as a whole number; <paramref name="otherwise"/> where it is not set.</summary>
    public static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
