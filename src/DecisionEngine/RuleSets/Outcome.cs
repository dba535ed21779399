using System.Collections.Immutable;

namespace DecisionEngine.RuleSets;

/// <summary>What an outcome means to the party.</summary>
public enum OutcomeKind
{
    /// <summary>All that was sought.</summary>
    Granted,

    /// <summary>Some of it.</summary>
    PartlyGranted,

    /// <summary>None of it.</summary>
    Refused,

    /// <summary>Less than before.</summary>
    Reduced,

    /// <summary>More than before.</summary>
    Increased,

    /// <summary>The same as before.</summary>
    Unchanged,

    /// <summary>Another authority decides; the case is passed on to it.</summary>
    PassedOn,
}

/// <summary>A way the case can end.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it means to the party; null only for the last one, which sends the case to a person.</param>
/// <param name="When">Its own condition; null only for the last one.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Answer">The answer as a sentence to the citizen.</param>
/// <param name="Law">The provisions it rests on.</param>
/// <param name="Amounts">What is paid or charged.</param>
/// <param name="At">Where it stands.</param>
public sealed record Outcome(
    string Id,
    OutcomeKind? Kind,
    ExpressionText? When,
    LocalText? Label,
    LocalText? Answer,
    ImmutableArray<string> Law,
    ImmutableArray<Amount> Amounts,
    Location At)
{
    /// <summary>Whether it takes something away or gives less than was sought.</summary>
    public bool IsAdverse => Kind is OutcomeKind.Refused or OutcomeKind.PartlyGranted or OutcomeKind.Reduced;
}

/// <summary>A figure of an outcome.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">A definite noun phrase in lower case.</param>
/// <param name="Value">The expression.</param>
/// <param name="Declared">The type its author declared; null where it is inferred.</param>
/// <param name="At">Where it stands.</param>
public sealed record Amount(string Id, LocalText Label, ExpressionText Value, DataType? Declared, Location At);
