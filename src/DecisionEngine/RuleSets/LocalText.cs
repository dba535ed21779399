using System.Collections.Immutable;

namespace DecisionEngine.RuleSets;

/// <summary>One text in every language of its rule set.</summary>
public sealed class LocalText
{
    private readonly ImmutableArray<Entry> entries;

    /// <summary>A text from its translations.</summary>
    public LocalText(ImmutableArray<Entry> entries) => this.entries = entries;

    /// <summary>The translations in the order of the file.</summary>
    public ImmutableArray<Entry> Entries => entries;

    /// <summary>The text in <paramref name="language"/>; the first language where that one is missing.</summary>
    public string this[string language]
    {
        get
        {
            foreach (var entry in entries)
            {
                if (entry.Language == language)
                {
                    return entry.Text;
                }
            }

            return entries.IsEmpty ? "" : entries[0].Text;
        }
    }

    /// <summary>The first text, for diagnostics.</summary>
    public override string ToString() => entries.IsEmpty ? "" : entries[0].Text;

    /// <summary>One translation.</summary>
    /// <param name="Language">ISO 639-1 code, e.g. <c>da</c>.</param>
    /// <param name="Text">The text.</param>
    /// <param name="At">Where it stands.</param>
    public sealed record Entry(string Language, string Text, Location At);
}
