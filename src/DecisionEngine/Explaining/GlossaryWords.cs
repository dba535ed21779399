using System.Buffers;
using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Explaining;

/// <summary>Some words of a glossary: a bit for each, by its place there.</summary>
internal readonly record struct Terms(ImmutableArray<ulong> Bits);

/// <summary>The glossary of a rule set in one language, and which of its words a text holds.</summary>
internal sealed class GlossaryWords(RuleSet ruleSet, string language)
{
    private readonly ImmutableArray<GlossaryLine> lines =
        [.. ruleSet.Glossary.Select(entry => new GlossaryLine(Sentence.Authored(entry.Term[language]), Sentence.Authored(entry.Means[language])))];

    private readonly ImmutableArray<SearchValues<string>> terms = [.. ruleSet.Glossary.Select(entry => SearchValues.Create([entry.Term[language]], StringComparison.OrdinalIgnoreCase))];

    /// <summary>How many numbers hold a bit for each word.</summary>
    public int Width => (terms.Length + 63) / 64;

    /// <summary>The words that occur in any of these.</summary>
    public Terms In(params IEnumerable<Sentence> said)
    {
        var found = new ulong[Width];
        foreach (var sentence in said)
        {
            Find(sentence.ToString(), found);
        }

        return new Terms([.. found]);
    }

    /// <summary>Adds the words that occur in the text; those found already are not looked for again.</summary>
    public void Find(ReadOnlySpan<char> text, Span<ulong> found)
    {
        for (var term = 0; term < terms.Length; term++)
        {
            if ((found[term / 64] & Bit(term)) == 0 && text.ContainsAny(terms[term]))
            {
                found[term / 64] |= Bit(term);
            }
        }
    }

    /// <summary>The words found, with their meanings, in the order of the rule set.</summary>
    public ImmutableArray<GlossaryLine> Lines(ReadOnlySpan<ulong> found)
    {
        var occurring = ImmutableArray.CreateBuilder<GlossaryLine>();
        for (var term = 0; term < terms.Length; term++)
        {
            if ((found[term / 64] & Bit(term)) != 0)
            {
                occurring.Add(lines[term]);
            }
        }

        return occurring.DrainToImmutable();
    }

    private static ulong Bit(int term) => 1UL << (term % 64);
}
