using System.Collections.Immutable;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Analysis;

/// <summary>What must come out of an example. Only what is stated is compared.</summary>
public sealed record Expectation
{
    /// <summary>Whether the outcome is stated; stated as null it must not be reached.</summary>
    public bool StatesOutcome { get; init; }

    /// <summary>The outcome; null when none is reached.</summary>
    public string? Outcome { get; init; }

    /// <summary>The figures that are stated.</summary>
    public ImmutableArray<ExpectedValue> Amounts { get; init; } = [];

    /// <summary>The route; null where it is not stated.</summary>
    public Route? Route { get; init; }

    /// <summary>Every code, in any order; null where they are not stated.</summary>
    public ImmutableArray<string>? ReviewReasons { get; init; }

    /// <summary>The unknown facts the case waits for, in the order worth asking; null where they are not stated.</summary>
    public ImmutableArray<string>? Missing { get; init; }

    /// <summary>The results of steps that are stated.</summary>
    public ImmutableArray<ExpectedValue> Steps { get; init; } = [];

    /// <summary>Codes with which the facts must be refused; null where they must be read.</summary>
    public ImmutableArray<string>? Errors { get; init; }
}

/// <summary>A stated figure or result.</summary>
/// <param name="Id">The amount or step.</param>
/// <param name="Value">The value as canonical JSON.</param>
public sealed record ExpectedValue(string Id, string Value);
