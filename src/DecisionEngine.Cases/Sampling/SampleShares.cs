using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cases.Sampling;

/// <summary>
/// The share of each outcome's automatic decisions that a person looks at afterwards. No outcome goes unseen, refusals included: where a
/// rule set declares less than the minimum, the minimum holds (R24, R27).
/// </summary>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Minimum">The least share of any outcome; above 0, at most 1.</param>
/// <param name="Declared">What the rule set declares, by outcome.</param>
public sealed record SampleShares(string RuleSet, decimal Minimum, ImmutableDictionary<string, decimal> Declared)
{
    /// <summary>The least share where the authority has set no other: one in fifty.</summary>
    public const decimal DefaultMinimum = 0.02m;

    /// <summary>The shares of a rule set's review policy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is not above 0 and at most 1.</exception>
    public static SampleShares Of(RuleSet ruleSet, decimal minimum = DefaultMinimum)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minimum, 1m);
        return new SampleShares(ruleSet.Id, minimum, ruleSet.Review.Sample.ToImmutableDictionary(share => share.Outcome, share => share.Share, StringComparer.Ordinal));
    }

    /// <summary>The share of an outcome.</summary>
    public decimal For(string outcome) => Math.Max(Minimum, Declared.GetValueOrDefault(outcome));
}
