using System.Collections.Immutable;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Seeding;

/// <summary>Which invented cases.</summary>
/// <param name="Samples">The folder of samples, which holds how the facts of each rule set are drawn.</param>
public sealed record SeedOptions(string Samples)
{
    /// <summary>How many.</summary>
    public int Cases { get; init; } = 300;

    /// <summary>The same seed gives the same cases.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The authority's own deadlines and limits.</summary>
    public Policy Policy { get; init; } = new();

    /// <summary>The key verification codes of letters are made with; at least 32 bytes. Left out, one that anybody knows.</summary>
    public ReadOnlyMemory<byte> CodeKey { get; init; } = new byte[32];

    /// <summary>The key samples are drawn with; at least 32 bytes. Left out, one that anybody knows.</summary>
    public ReadOnlyMemory<byte> SampleKey { get; init; } = new byte[32];
}

/// <summary>What was invented.</summary>
/// <param name="Cases">How many cases.</param>
/// <param name="States">How many stand where, in the order of a case's life.</param>
/// <param name="Decisions">How many decisions were issued.</param>
/// <param name="Refused">How often the desk refused what an invented person tried.</param>
/// <param name="Until">The moment the last of it happened.</param>
public sealed record Seeded(int Cases, ImmutableArray<(CaseState State, int Cases)> States, int Decisions, int Refused, DateTimeOffset Until);
