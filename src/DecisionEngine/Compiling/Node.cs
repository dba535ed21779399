using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>
/// A node of a typed expression. Compiling, tracing, verbalising and searching all read this one tree.
/// Every node has a cell of its own in the frame of an evaluation; nodes that name a fact, rate or step share the cell of what they name.
/// </summary>
public sealed class Node
{
    /// <summary>The scope of nodes that belong to the case and not to an item of a list.</summary>
    public const int CaseScope = -1;

    private byte[]? beginning;

    /// <summary>What it does.</summary>
    public required Op Op { get; init; }

    /// <summary>The type and dimension of its value.</summary>
    public required DataType Type { get; init; }

    /// <summary>Its operands, in the order the author wrote them.</summary>
    public ImmutableArray<Node> Parts { get; init; } = [];

    /// <summary>What it names: a fact, field, rate, step or function; null otherwise.</summary>
    public string? Id { get; init; }

    /// <summary>The value of a literal: a decimal, bool, string or <see cref="DateOnly"/>; for an interval table, the types it is looked up by and yields.</summary>
    public object? Constant { get; init; }

    /// <summary>The function of a call.</summary>
    public Function? Function { get; init; }

    /// <summary>The ids of a decision table's rows, the last taking the rest.</summary>
    public ImmutableArray<string> RowIds { get; init; } = [];

    /// <summary>The number of its cell in its scope.</summary>
    public required int Slot { get; init; }

    /// <summary>The index of the list fact whose items carry the cell, or <see cref="CaseScope"/>.</summary>
    public required int Scope { get; init; }

    /// <summary>The place among the steps of the step it names; -1 where it names none.</summary>
    public int StepIndex { get; init; } = -1;

    /// <summary>How it begins in a trace, up to its value; encoded once.</summary>
    internal ReadOnlySpan<byte> Beginning => beginning ??= EncodedNames.Beginning(this);

    /// <summary>Whether it computes nothing: its value is a cell filled by something else.</summary>
    public bool IsReference => Op is Op.Literal or Op.Fact or Op.Field or Op.Rate or Op.Step or Op.DecidedOn or Op.EffectiveDate or Op.Review;

    /// <summary>Whether it is a comparison.</summary>
    public bool IsComparison => Op is >= Op.Less and <= Op.Greater;

    /// <summary>The expression as its author could have written it.</summary>
    public override string ToString() => Op switch
    {
        Op.Literal => Written(Constant!),
        Op.Fact or Op.Field or Op.Rate or Op.Step => Id!,
        Op.DecidedOn => "decidedOn",
        Op.EffectiveDate => "effectiveDate",
        Op.Not => $"!{Inside(Parts[0])}",
        Op.Negate => $"-{Inside(Parts[0])}",
        Op.If => $"{Inside(Parts[0])} ? {Inside(Parts[1])} : {Inside(Parts[2])}",
        Op.In => $"{Inside(Parts[0])} in ({string.Join(", ", Parts.Skip(1))})",
        Op.Call => $"{Id}({string.Join(", ", Parts)})",
        Op.Lookup => $"Lookup({string.Join(", ", Parts)})",
        Op.Any or Op.All or Op.Count or Op.Sum => $"{Parts[0]}.{Op}({(Parts.Length > 1 ? Parts[1] : "")})",
        Op.Lowest => $"{Parts[0]}.Min({Parts[1]})",
        Op.Highest => $"{Parts[0]}.Max({Parts[1]})",
        Op.FirstHit or Op.OnlyHit => $"table {(Op == Op.FirstHit ? "first" : "unique")}: {string.Join("; ", Rows())}",
        Op.Review => "review",
        _ => string.Join($" {Sign} ", Parts.Select(Inside)),
    };

    /// <summary>The sign of an operator between its operands.</summary>
    public string Sign => Op switch
    {
        Op.Less => "<",
        Op.LessOrEqual => "<=",
        Op.Equal => "==",
        Op.NotEqual => "!=",
        Op.GreaterOrEqual => ">=",
        Op.Greater => ">",
        Op.Add => "+",
        Op.Subtract => "-",
        Op.Multiply => "*",
        Op.Divide => "/",
        Op.And => "&&",
        Op.Or => "||",
        _ => "",
    };

    private int Binding => Op switch
    {
        Op.If => 0,
        Op.Or => 1,
        Op.And => 2,
        Op.In or (>= Op.Less and <= Op.Greater) => 3,
        Op.Add or Op.Subtract => 4,
        Op.Multiply or Op.Divide => 5,
        _ => 9,
    };

    private string Inside(Node part) =>
        part.Binding < Binding || (part.Binding == Binding && Binding < 9 && !(Op is Op.And or Op.Or or Op.Add or Op.Multiply || part == Parts[0]))
            ? $"({part})"
            : part.ToString();

    private IEnumerable<string> Rows()
    {
        for (var row = 0; row < RowIds.Length; row++)
        {
            var isLast = row == RowIds.Length - 1;
            yield return isLast ? $"otherwise {Parts[^1]}" : $"{Parts[row * 2]} → {Parts[(row * 2) + 1]}";
        }
    }

    private static string Written(object constant) => constant switch
    {
        string text => $"'{text}'",
        bool value => value ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
