using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>
/// What would have to be different for the answer or its amounts to be different, one fact at a time, by the same version of the
/// rules. Every value named has been run through the engine. It is neither advice nor a promise of a decision.
/// </summary>
public sealed record Changes
{
    /// <summary>The facts that were tried, in the order of the rule set. Empty where nothing is decided: then there is no answer to change.</summary>
    public required ImmutableArray<string> Tried { get; init; }

    /// <summary>The changeable facts that were not tried, and why.</summary>
    public required ImmutableArray<NotTried> NotTried { get; init; }

    /// <summary>The values nearest to the case's own that give another answer; for a number or date one downwards and one upwards at most.</summary>
    public required ImmutableArray<OutcomeChange> Outcomes { get; init; }

    /// <summary>What the amounts of the same answer would be for other values.</summary>
    public required ImmutableArray<AmountChange> Amounts { get; init; }

    /// <summary>For each number or date, between which values the answer and its amounts stay as they are.</summary>
    public required ImmutableArray<Unaffected> Unaffected { get; init; }

    /// <summary>Whether facts were tried, and none of them alone gives another answer.</summary>
    public bool NoneSuffices => !Tried.IsEmpty && Outcomes.IsEmpty;
}

/// <summary>Which way a value lies from the case's own.</summary>
public enum Direction
{
    /// <summary>Lower, or earlier.</summary>
    Down,

    /// <summary>Higher, or later.</summary>
    Up,

    /// <summary>Another value of a choice or boolean, which have no order.</summary>
    Other,
}

/// <summary>Why a changeable fact was not tried.</summary>
public enum NotTriedBecause
{
    /// <summary>It is unknown: it is asked for, not changed.</summary>
    Unknown,

    /// <summary>It is a list; the fields of its items are not tried.</summary>
    List,

    /// <summary>It is free text, whose values nobody can list.</summary>
    Text,

    /// <summary>Only a caseworker may answer it.</summary>
    Discretionary,
}

/// <summary>A changeable fact that was not tried.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Because">Why not.</param>
public sealed record NotTried(string Fact, NotTriedBecause Because);

/// <summary>Values of one fact that give another answer, from the nearest on.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Direction">Which way the values lie.</param>
/// <param name="Value">The nearest value: to 0.01 for money, percentages and decimals, else to 1, for dates to a day.</param>
/// <param name="Until">The last value up to which every value gives this answer.</param>
/// <param name="IsOpen">Whether <paramref name="Until"/> is the last value that way: "or less", "or more".</param>
/// <param name="Outcome">The answer they give.</param>
/// <param name="IsNearest">Whether no other direction has a nearer value.</param>
/// <param name="IsProven">Whether it is proven that no value between the case's own and this one gives another answer.</param>
public sealed record OutcomeChange(
    string Fact,
    Direction Direction,
    TracedValue Value,
    TracedValue Until,
    bool IsOpen,
    CompiledOutcome Outcome,
    bool IsNearest,
    bool IsProven);

/// <summary>What the amounts of the same answer would be for another value of one fact.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Direction">Which way the value lies.</param>
/// <param name="Value">The value.</param>
/// <param name="By">How far it lies from the case's own where a stated step was taken; null for the nearest value that changes an amount.</param>
/// <param name="Amounts">The amounts that differ.</param>
public sealed record AmountChange(string Fact, Direction Direction, TracedValue Value, TracedValue? By, ImmutableArray<ChangedAmount> Amounts);

/// <summary>An amount that would be another.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Now">What it is.</param>
/// <param name="Would">What it would be.</param>
public sealed record ChangedAmount(Amount Amount, TracedValue Now, TracedValue Would);

/// <summary>Between which values of a fact nothing changes.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="From">The lowest such value; null where all lower ones give the same.</param>
/// <param name="To">The highest such value; null where all higher ones give the same.</param>
public sealed record Unaffected(string Fact, TracedValue? From, TracedValue? To);
