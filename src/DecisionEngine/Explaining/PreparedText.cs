using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Explaining;

/// <summary>A text of the rule set in one language, split at its places, each with what it names.</summary>
internal sealed class PreparedText
{
    public PreparedText(RuleSetProgram program, string words)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var start = 0;
        for (var open = words.IndexOf('{', StringComparison.Ordinal); open >= 0; open = start < words.Length ? words.IndexOf('{', start) : -1)
        {
            var close = words.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            AddWords(pieces, words[start..open]);
            pieces.Add(new Piece("", "", new NamedValue(program, words[(open + 1)..close])));
            start = close + 1;
        }

        AddWords(pieces, words[start..]);
        Pieces = pieces.ToImmutable();
        Fixed = Pieces.Any(piece => piece.Value is not null) ? default(Sentence?) : Sentence.Authored(words).Finished();
    }

    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>The whole sentence, finished, where it has no places; null where it has.</summary>
    public Sentence? Fixed { get; }

    public static PreparedText? Of(RuleSetProgram program, LocalText? text, string language) => text is null ? null : new PreparedText(program, text[language]);

    private static void AddWords(ImmutableArray<Piece>.Builder pieces, string words)
    {
        if (words.Length > 0)
        {
            pieces.Add(new Piece(words, words.StartsWith('.') && pieces.Count > 0 ? words[1..] : words, null));
        }
    }

    /// <summary>Words, or a place.</summary>
    /// <param name="Words">The words; empty for a place.</param>
    /// <param name="AfterStop">The words behind a value that ends in a full stop, as an abbreviation does.</param>
    /// <param name="Value">What the place names; null for words.</param>
    internal readonly record struct Piece(string Words, string AfterStop, NamedValue? Value);
}

/// <summary>What a place in a text names, found once. An amount of the case's own outcome comes before all of these.</summary>
internal sealed class NamedValue
{
    public NamedValue(RuleSetProgram program, string id)
    {
        Id = id;
        Step = program.FindStep(id);
        Fact = program.FactIndex(id);
        Rate = program.RuleSet.Rates.ToList().FindIndex(rate => rate.Id == id);
        Fields =
        [
            .. from list in Enumerable.Range(0, program.RuleSet.Facts.Length)
               from field in Enumerable.Range(0, program.RuleSet.Facts[list].Fields.Length)
               where program.RuleSet.Facts[list].Fields[field].Id == id
               select (list, field),
        ];
    }

    public string Id { get; }

    /// <summary>The step; null where it names none.</summary>
    public CompiledStep? Step { get; }

    /// <summary>The index of the fact; -1 where it names none.</summary>
    public int Fact { get; }

    /// <summary>The index of the rate; -1 where it names none.</summary>
    public int Rate { get; }

    /// <summary>The fields of lists that have the id.</summary>
    public ImmutableArray<(int List, int Field)> Fields { get; }
}
