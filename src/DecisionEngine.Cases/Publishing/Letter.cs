using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// A letter as it is sent and kept (R13): one HTML file that needs nothing else, and the same words as plain text. A pure function: the same
/// content and head give the same bytes.
/// </summary>
public static class Letter
{
    /// <summary>The name of the letter among an envelope's documents.</summary>
    public const string HtmlName = "letter.html";

    /// <summary>The name of its plain text.</summary>
    public const string TextName = "letter.txt";

    /// <summary>The HTML, then the plain text.</summary>
    public static ImmutableArray<Document> Write(LetterContent content, LetterHead head)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(head);
        var words = LetterWording.For(content.Language);
        var top = Top(content, head, words);
        var bottom = Fill(words.Code, head.Code);
        return
        [
            new Document(HtmlName, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(LetterHtml.Write(content, top, To(head.To, words), bottom))),
            new Document(TextName, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(LetterText.Write(content, top, To(head.To, words), bottom))),
        ];
    }

    internal static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);

    private static string To(Recipient to, LetterWording words) =>
        to.Represents is null ? Fill(words.To, to.Name) : Fill(words.ToRepresentative, to.Name, to.Represents);

    /// <summary>Date, references and authorship. An address is not among them: it would show a protected one.</summary>
    private static Labelled Top(LetterContent content, LetterHead head, LetterWording words)
    {
        var lines = ImmutableArray.CreateBuilder<(string, string)>();
        lines.Add((words.Date, words.Wording.Write(head.Date)));
        lines.Add((words.Case, head.CaseId));
        if (head.DecisionId is not null)
        {
            lines.Add((words.Decision, head.DecisionId));
        }

        lines.Add((content.Kind == LetterKind.Decision ? words.DecidedBy : words.WrittenBy, content.By.Name ?? words.Automatic));
        return new Labelled(lines.ToImmutable());
    }
}
