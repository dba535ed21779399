namespace DecisionEngine.Loading;

/// <summary>"Did you mean …?": the known name nearest to an unknown one (Damerau–Levenshtein distance, optimal string alignment).</summary>
internal static class Suggestion
{
    private const int LongestName = 64;

    public static string? For(string unknown, IEnumerable<string> known)
    {
        if (unknown.Length is 0 or > LongestName)
        {
            return null;
        }

        var best = known
            .Where(name => name.Length is > 0 and <= LongestName)
            .Select(name => (Name: name, Distance: Distance(Fold(unknown), Fold(name))))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Max(candidate.Name.Length, unknown.Length) / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return best is null ? null : $"Did you mean `{best}`?";
    }

    private static string Fold(string name) => name.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            cost[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            cost[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
