using System.Collections.Immutable;

namespace DecisionEngine.RuleSets;

/// <summary>A named value, table or criterion computed from facts, rates and earlier steps.</summary>
public sealed record Step
{
    /// <summary>The name used in expressions.</summary>
    public required string Id { get; init; }

    /// <summary>A definite noun phrase in lower case; for a criterion a phrase that can be quoted.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The provisions it carries out.</summary>
    public required ImmutableArray<string> Law { get; init; }

    /// <summary>The list it is computed for, item by item; null for a step of the case.</summary>
    public string? Each { get; init; }

    /// <summary>The expression of a value or criterion; null for a table.</summary>
    public ExpressionText? Expression { get; init; }

    /// <summary>Whether it is a criterion: met, not met or unknown.</summary>
    public bool IsCriterion { get; init; }

    /// <summary>The table; null otherwise.</summary>
    public Table? Table { get; init; }

    /// <summary>The type its author declared; null where it is inferred.</summary>
    public DataType? Declared { get; init; }

    /// <summary>Authored sentences that refine what the tree says by itself.</summary>
    public StepWords Says { get; init; } = StepWords.None;

    /// <summary>Where it stands.</summary>
    public required Location At { get; init; }
}

/// <summary>Authored sentences of a step; each may be absent.</summary>
/// <param name="Rule">The general rule, without the case's values.</param>
/// <param name="Met">Said when a criterion is met.</param>
/// <param name="NotMet">Said when it is not.</param>
/// <param name="Unknown">Said when it cannot be assessed.</param>
/// <param name="Is">Said of a value or table with its result.</param>
public sealed record StepWords(LocalText? Rule, LocalText? Met, LocalText? NotMet, LocalText? Unknown, LocalText? Is)
{
    /// <summary>No authored sentences.</summary>
    public static readonly StepWords None = new(null, null, null, null, null);
}

/// <summary>A decision table.</summary>
/// <param name="Unique">True when exactly one row may hit; false when the first hit wins.</param>
/// <param name="Rows">The rows in order.</param>
public sealed record Table(bool Unique, ImmutableArray<Row> Rows);

/// <summary>A row of a decision table.</summary>
/// <param name="Id">Its id, stable across versions.</param>
/// <param name="When">The test; null for the row that takes the rest.</param>
/// <param name="Value">The value; null where the row sends the case to a person.</param>
/// <param name="Label">What the row is called.</param>
/// <param name="Law">Provisions of this row beyond the step's.</param>
/// <param name="At">Where it stands.</param>
public sealed record Row(string Id, ExpressionText? When, ExpressionText? Value, LocalText? Label, ImmutableArray<string> Law, Location At);
