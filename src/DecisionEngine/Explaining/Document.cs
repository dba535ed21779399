using System.Collections.Immutable;

namespace DecisionEngine.Explaining;

/// <summary>A rendered page before it has a format: headings, paragraphs, lists and tables.</summary>
internal abstract record Block;

internal sealed record Heading(int Level, string Text, string? Anchor = null) : Block;

internal sealed record Paragraph(string Text) : Block;

internal sealed record Bullets(ImmutableArray<string> Items) : Block;

/// <summary>Pairs of a small label and what it says.</summary>
internal sealed record Labelled(ImmutableArray<(string Label, string Text)> Lines) : Block;

internal sealed record Grid(ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows) : Block;
