using System.Collections.Immutable;

namespace DecisionEngine.Tracing;

/// <summary>Where a fact came from and how sure it is.</summary>
public sealed record Provenance
{
    /// <summary>The source of a fact given without any: the party's own statement.</summary>
    public const string Party = "party";

    /// <summary>party, representative, register:…, caseworker or thirdParty:….</summary>
    public string Source { get; init; } = Party;

    /// <summary>Whether the file said where the fact came from.</summary>
    public bool IsStated { get; init; }

    /// <summary>The date it was observed.</summary>
    public DateOnly? Observed { get; init; }

    /// <summary>How sure it is, 0 to 1; null where nothing is said.</summary>
    public decimal? Sure { get; init; }

    /// <summary>How far a number may be off, in its own unit.</summary>
    public decimal? PlusMinus { get; init; }

    /// <summary>Whether the party has seen it and could comment; null where nothing is said.</summary>
    public bool? ShownToParty { get; init; }

    /// <summary>What other sources say.</summary>
    public ImmutableArray<Conflict> Conflicts { get; init; } = [];

    /// <summary>The party's own comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The caseworker who answered a discretionary fact.</summary>
    public string? By { get; init; }

    /// <summary>The main considerations behind a discretionary answer (FVL § 24).</summary>
    public string? Considerations { get; init; }

    /// <summary>Whether the party supplied it.</summary>
    public bool IsFromParty => Source is Party or "representative";
}

/// <summary>Another value for the same fact.</summary>
/// <param name="Value">The value, as canonical JSON.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Observed">The date it was observed.</param>
public sealed record Conflict(string Value, string? Source, DateOnly? Observed);
