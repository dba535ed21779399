using System.Globalization;
using System.Text.RegularExpressions;

namespace DecisionEngine.Loading;

/// <summary>
/// How hard a text is to read. For Danish LIX (C.-H. Björnsson, Läsbarhet, 1968): words per sentence plus the percentage of
/// words of seven letters or more. For English the automated readability index (Senter and Smith, 1967), which like LIX
/// needs no syllables. Law names are left out: nobody can shorten them.
/// </summary>
public static partial class Readability
{
    /// <summary>A whole Danish text above this is hard.</summary>
    public const int HardLix = 45;

    private const int LongestSentence = 25;
    private const int FewestWords = 10;
    private const double HardSentenceLix = 60;
    private const double HardSentenceIndex = 16;

    /// <summary>LIX of a whole text; 0 for a text without words.</summary>
    public static double Lix(string text)
    {
        var words = Words(text);
        var sentences = Math.Max(1, Sentences(text).Count(sentence => Words(sentence.Text).Count > 0));
        return words.Count == 0 ? 0 : ((double)words.Count / sentences) + (100.0 * words.Count(IsLong) / words.Count);
    }

    /// <summary>The automated readability index: about the school year that reads the text with ease; 0 for a text without words.</summary>
    public static double Index(string text)
    {
        var words = Words(text);
        var sentences = Math.Max(1, Sentences(text).Count(sentence => Words(sentence.Text).Count > 0));
        return words.Count == 0 ? 0 : (4.71 * words.Sum(word => word.Length) / words.Count) + (0.5 * words.Count / sentences) - 21.43;
    }

    /// <summary>The hardest sentence of a text, where it is too hard; null where every sentence can be read.</summary>
    internal static (int Start, string Sentence, string Why)? HardestSentence(string text, string language)
    {
        (int Start, string Sentence, string Why)? hardest = null;
        var worst = double.NegativeInfinity;
        foreach (var (start, sentence) in Sentences(text))
        {
            var words = Words(sentence).Count;
            var measure = language == "da" ? Lix(sentence) : Index(sentence);
            var limit = language == "da" ? HardSentenceLix : HardSentenceIndex;
            var isHard = words > LongestSentence || (words >= FewestWords && measure > limit);
            if (isHard && measure > worst)
            {
                worst = measure;
                var name = language == "da" ? "LIX" : "readability index";
                hardest = (start, sentence.Trim(), string.Create(CultureInfo.InvariantCulture, $"{words} words, {name} {measure:0}"));
            }
        }

        return hardest;
    }

    private static bool IsLong(string word) => word.Length >= 7;

    private static List<string> Words(string text) =>
        [.. Word().Matches(Citation().Replace(text, " ")).Select(match => match.Value).Where(word => word.Any(char.IsLetter))];

    /// <summary>A point between digits or after an abbreviation ends no sentence.</summary>
    private static IEnumerable<(int Start, string Text)> Sentences(string text)
    {
        var start = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            yield return (start, text[start..(end.Index + end.Length)]);
            start = end.Index + end.Length;
        }

        if (start < text.Length)
        {
            yield return (start, text[start..]);
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b\p{L}*(lovens?|bekendtgørelsens?|forordningens?)\b|\b(?:Act|Order|Regulation)\b|§+\s*[0-9]+(\s*[a-z]\b)?|\b(stk|nr|pkt|subsection|paragraph|no)\.?\s*[0-9]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Citation();

    [GeneratedRegex(@"(?<!\b(kr|stk|nr|pkt|bl|fx|jf|ca|no|kl|evt|ev|art|mv|osv|dvs|tlf))[.!?:;](?=\s+[\p{Lu}\p{Lt}{»""“]|\s*$|\n)|\n+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SentenceEnd();
}
