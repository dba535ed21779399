using System.Collections.Immutable;

namespace DecisionEngine.RuleSets;

/// <summary>One case type's facts, rates, steps, outcomes, review policy and texts: one version, in force from a date.</summary>
public sealed record RuleSet
{
    /// <summary>The case type's id, also its folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>The version, also the file's name.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the file's canonical form, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The effective dates it may decide.</summary>
    public required InForce InForce { get; init; }

    /// <summary>The languages every text has; the first is the binding one.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>The name of the case type.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What it decides, in plain words.</summary>
    public required LocalText Summary { get; init; }

    /// <summary>What a lawyer must still verify.</summary>
    public ImmutableArray<LocalText> ToVerify { get; init; } = [];

    /// <summary>Who decides, and where the decision can be taken further.</summary>
    public required Authority Authority { get; init; }

    /// <summary>The provisions.</summary>
    public required ImmutableArray<Law> Law { get; init; }

    /// <summary>The expression, over facts only, for the date that selects version and rates.</summary>
    public required EffectiveOn EffectiveOn { get; init; }

    /// <summary>What may be decided without a person.</summary>
    public required Automation Automation { get; init; }

    /// <summary>The facts.</summary>
    public required ImmutableArray<Fact> Facts { get; init; }

    /// <summary>The rates.</summary>
    public required ImmutableArray<Rate> Rates { get; init; }

    /// <summary>The steps, in order.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>The outcomes, in order.</summary>
    public required ImmutableArray<Outcome> Outcomes { get; init; }

    /// <summary>When a person looks at the case.</summary>
    public ReviewPolicy Review { get; init; } = ReviewPolicy.Default;

    /// <summary>What happens now, in order.</summary>
    public required ImmutableArray<NextStep> Next { get; init; }

    /// <summary>Words explained.</summary>
    public ImmutableArray<GlossaryEntry> Glossary { get; init; } = [];

    /// <summary>Ids and codes of earlier versions that are never used again.</summary>
    public ImmutableArray<string> Retired { get; init; } = [];
}

/// <summary>The effective dates a version may decide.</summary>
/// <param name="From">First date.</param>
/// <param name="To">Last date; null while it is open.</param>
public sealed record InForce(DateOnly From, DateOnly? To)
{
    /// <summary>Whether <paramref name="date"/> lies inside.</summary>
    public bool Holds(DateOnly date) => date >= From && (To is not { } to || date <= to);
}

/// <summary>The date from which the decision has effect.</summary>
/// <param name="Value">The expression over facts only.</param>
/// <param name="Law">The provisions that set it.</param>
/// <param name="Label">A definite noun phrase in lower case.</param>
public sealed record EffectiveOn(ExpressionText Value, ImmutableArray<string> Law, LocalText Label);

/// <summary>What may be decided without a person, and the legal basis for that.</summary>
/// <param name="Law">The legal basis of automatic decisions.</param>
/// <param name="Outcomes">The outcomes that may be issued automatically; empty when none may.</param>
/// <param name="Because">Why none may; mandatory when <paramref name="Outcomes"/> is empty.</param>
public sealed record Automation(ImmutableArray<string> Law, ImmutableArray<string> Outcomes, LocalText? Because);

/// <summary>Something that happens now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="For">The outcomes or kinds it belongs to; empty for all.</param>
/// <param name="Says">The sentence.</param>
public sealed record NextStep(string Id, ImmutableArray<string> For, LocalText Says);

/// <summary>A word and its meaning.</summary>
/// <param name="Term">The word.</param>
/// <param name="Means">Its meaning in plain words.</param>
public sealed record GlossaryEntry(LocalText Term, LocalText Means);
