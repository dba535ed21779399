using System.Collections.Immutable;

namespace DecisionEngine.RuleSets;

/// <summary>When a person looks at the case although the rules could decide it.</summary>
/// <param name="Sample">Shares of automatic decisions drawn for review.</param>
/// <param name="Score">Points for each part of confidence.</param>
/// <param name="SureAtLeast">Stated certainty below this makes a decisive fact uncertain; 0 to 1.</param>
/// <param name="When">The rule set's own reasons for review.</param>
public sealed record ReviewPolicy(ImmutableArray<SampleShare> Sample, ScoreTable Score, decimal SureAtLeast, ImmutableArray<ReviewRule> When)
{
    /// <summary>What holds where a rule set says nothing.</summary>
    public static readonly ReviewPolicy Default = new([], ScoreTable.Default, 0.9m, []);
}

/// <summary>A share of one outcome's automatic decisions.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Share">0 to 1.</param>
public sealed record SampleShare(string Outcome, decimal Share);

/// <summary>Points of the confidence score; together 1.</summary>
/// <param name="Evidence">When the decisive facts carry the outcome.</param>
/// <param name="Margin">When the outcome survives their stated uncertainty.</param>
/// <param name="Coverage">When an approved example walked this path.</param>
public sealed record ScoreTable(decimal Evidence, decimal Margin, decimal Coverage)
{
    /// <summary>The default table.</summary>
    public static readonly ScoreTable Default = new(0.4m, 0.3m, 0.3m);
}

/// <summary>A reason for review of the rule set's own.</summary>
/// <param name="Code">Its code, never reused.</param>
/// <param name="If">When it applies.</param>
/// <param name="Because">The sentence for the caseworker.</param>
/// <param name="At">Where it stands.</param>
public sealed record ReviewRule(string Code, ExpressionText If, LocalText Because, Location At);
