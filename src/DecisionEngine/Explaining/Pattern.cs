using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace DecisionEngine.Explaining;

/// <summary>A pattern such as <c>{0} is lower than {1}</c>, split once into its words and places.</summary>
internal sealed class Pattern
{
    // Patterns are the constants of the languages and of the code around them: few, and the same string every time.
    private static readonly ConcurrentDictionary<string, Pattern> Known = new(ReferenceEqualityComparer.Instance);

    private Pattern(string pattern)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var start = 0;
        for (var at = pattern.IndexOf('{', StringComparison.Ordinal); at >= 0; at = pattern.IndexOf('{', start))
        {
            AddWords(pieces, pattern[start..at]);
            pieces.Add(new Piece("", "", pattern[at + 1] - '0'));
            start = at + 3;
        }

        AddWords(pieces, pattern[start..]);
        Pieces = pieces.ToImmutable();
    }

    /// <summary>The words and places in order.</summary>
    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>The parts of a constant pattern.</summary>
    public static Pattern Of(string constant) => Known.TryGetValue(constant, out var known) ? known : Known.GetOrAdd(constant, new Pattern(constant));

    private static void AddWords(ImmutableArray<Piece>.Builder pieces, string words)
    {
        if (words.Length > 0)
        {
            pieces.Add(new Piece(words, words.StartsWith('.') ? words[1..] : words, -1));
        }
    }

    /// <summary>Words, or a place.</summary>
    /// <param name="Words">The words; empty for a place.</param>
    /// <param name="AfterStop">The words where a full stop stands before them already.</param>
    /// <param name="Place">The number of the place; -1 for words.</param>
    internal readonly record struct Piece(string Words, string AfterStop, int Place);
}
