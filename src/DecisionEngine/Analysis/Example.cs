using DecisionEngine.RuleSets;

namespace DecisionEngine.Analysis;

/// <summary>A case with the answer it must have. Approved ones are also the paths a case may take without a person.</summary>
public sealed record Example
{
    /// <summary>Its id, also its file's name.</summary>
    public required string Id { get; init; }

    /// <summary>What it shows.</summary>
    public required LocalText Says { get; init; }

    /// <summary>Whether somebody who answers for the law has approved it.</summary>
    public required bool IsApproved { get; init; }

    /// <summary>The moment the case is decided.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>The facts, byte for byte as they stand in the file: some examples show what must be refused.</summary>
    public required ReadOnlyMemory<byte> Facts { get; init; }

    /// <summary>What must come out.</summary>
    public required Expectation Expect { get; init; }
}
