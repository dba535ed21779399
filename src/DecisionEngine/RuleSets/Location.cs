using System.Collections.Immutable;

namespace DecisionEngine.RuleSets;

/// <summary>Where something stands in a rule-set file.</summary>
/// <param name="Path">JSON path from the root, e.g. <c>steps[3].criterion</c>.</param>
/// <param name="Line">Line, from 1; 0 where there is no line to point at.</param>
/// <param name="Column">Column, from 1; for a text value, the column of its first character inside the quotes.</param>
public readonly record struct Location(string Path, int Line, int Column)
{
    /// <summary>The file as a whole.</summary>
    public static readonly Location File = new("", 0, 0);
}

/// <summary>An expression as its author wrote it, with where it stands.</summary>
/// <param name="Text">The expression.</param>
/// <param name="At">The place of its first character.</param>
public sealed record ExpressionText(string Text, Location At)
{
    /// <summary>Where characters written as escapes stand, each with how much wider it is written.</summary>
    public ImmutableArray<(int Offset, int Extra)> Escapes { get; init; } = [];

    /// <summary>The place of a character by its offset in the text.</summary>
    public Location Place(int offset) => At with { Column = At.Column + offset + Escapes.Where(escape => escape.Offset < offset).Sum(escape => escape.Extra) };
}
