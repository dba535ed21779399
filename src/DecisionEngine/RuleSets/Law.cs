namespace DecisionEngine.RuleSets;

/// <summary>One provision the rule set rests on.</summary>
/// <param name="Id">Its id in this file.</param>
/// <param name="Cite">The citation with paragraph, subsection and number (FVL § 24).</param>
/// <param name="Says">What the provision says, in plain words.</param>
/// <param name="Url">Where it can be read.</param>
/// <param name="At">Where it stands.</param>
public sealed record Law(string Id, LocalText Cite, LocalText Says, string? Url, Location At);
