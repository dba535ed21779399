namespace DecisionEngine.Cases.Sampling;

/// <summary>The automatic decisions of one rule set with one outcome, and what review of some of them found.</summary>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Decisions">How many there are.</param>
/// <param name="Reviewed">How many were drawn and looked at.</param>
/// <param name="Wrong">How many of those were wrong.</param>
public sealed record Stratum(string RuleSet, string Outcome, int Decisions, int Reviewed, int Wrong)
{
    /// <summary>The share that was wrong among those looked at; null where none was.</summary>
    public double? Rate => Reviewed == 0 ? null : (double)Wrong / Reviewed;

    /// <summary>Between which shares the true one lies.</summary>
    public Interval Interval => Interval.Wilson(Wrong, Reviewed);
}
