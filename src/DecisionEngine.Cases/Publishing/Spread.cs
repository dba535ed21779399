using System.Collections.Immutable;

namespace DecisionEngine.Cases.Publishing;

/// <summary>How many decisions of a rule set had each outcome.</summary>
/// <param name="Counts">The counts by outcome id; none is negative.</param>
public sealed record Spread(ImmutableSortedDictionary<string, int> Counts)
{
    /// <summary>How many decisions there are.</summary>
    public int Total => Counts.Values.Sum();

    /// <summary>The spread of decisions, each given by its outcome.</summary>
    public static Spread Of(IEnumerable<string> outcomes) =>
        new(outcomes.GroupBy(outcome => outcome, StringComparer.Ordinal).ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal));

    /// <summary>How many had an outcome.</summary>
    public int Count(string outcome) => Counts.GetValueOrDefault(outcome);
}
