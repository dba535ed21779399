using System.Collections.Immutable;

namespace DecisionEngine.Explaining;

/// <summary>A part of a page before the page has a format: headings, paragraphs, lists and tables.</summary>
public abstract record Block;

/// <summary>A heading.</summary>
/// <param name="Level">1 for the page's own.</param>
/// <param name="Text">The words.</param>
/// <param name="Anchor">Its id, for links; null where nothing points to it.</param>
public sealed record Heading(int Level, string Text, string? Anchor = null) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Text">The words.</param>
public sealed record Paragraph(string Text) : Block;

/// <summary>A list.</summary>
/// <param name="Items">Its items.</param>
public sealed record Bullets(ImmutableArray<string> Items) : Block;

/// <summary>Pairs of a small label and what it says.</summary>
/// <param name="Lines">The pairs.</param>
public sealed record Labelled(ImmutableArray<(string Label, string Text)> Lines) : Block;

/// <summary>A table. The first cell of a row says what the row is about.</summary>
/// <param name="Head">The head of each column.</param>
/// <param name="Rows">The rows, each with a cell for every column.</param>
public sealed record Grid(ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows) : Block;
