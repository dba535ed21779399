using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Text;

namespace DecisionEngine.Explaining;

/// <summary>An explanation as text, Markdown or HTML, all from one layout.</summary>
public static class ExplanationRenderer
{
    private const int Wide = 88;

    /// <summary>Made once: a map of every character there is.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Plain text, wrapped at 88 columns.</summary>
    public static string ToText(Explanation explanation)
    {
        var text = new StringBuilder();
        foreach (var block in ExplanationDocument.Of(explanation))
        {
            switch (block)
            {
                case Heading { Level: 1 } heading:
                    Wrap(text, heading.Text, "", "");
                    text.Append('=', Math.Min(Wide, heading.Text.Length)).Append('\n');
                    break;
                case Heading { Level: 2 } heading:
                    text.Append('\n').Append(heading.Text).Append('\n').Append('-', heading.Text.Length).Append('\n');
                    break;
                case Heading heading:
                    text.Append('\n');
                    Wrap(text, heading.Text, "", "");
                    break;
                case Paragraph paragraph:
                    Wrap(text, paragraph.Text, "", "");
                    break;
                case Bullets bullets:
                    foreach (var item in bullets.Items)
                    {
                        Wrap(text, item, "- ", "  ");
                    }

                    break;
                case Labelled labelled:
                    foreach (var (label, says) in labelled.Lines)
                    {
                        Wrap(text, $"{Colon(label)} {says}", "  ", "    ");
                    }

                    break;
                case Grid grid:
                    foreach (var row in grid.Rows)
                    {
                        Wrap(text, row[0], "- ", "  ");
                        for (var i = 1; i < row.Length; i++)
                        {
                            if (row[i].Length > 0)
                            {
                                Wrap(text, $"{grid.Head[i]}: {row[i]}", "    ", "      ");
                            }
                        }
                    }

                    break;
                default:
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Markdown, one block a paragraph, tables as tables.</summary>
    public static string ToMarkdown(Explanation explanation)
    {
        var text = new StringBuilder();
        foreach (var block in ExplanationDocument.Of(explanation))
        {
            switch (block)
            {
                case Heading heading:
                    text.Append('#', heading.Level).Append(' ').Append(Markdown(heading.Text)).Append("\n\n");
                    break;
                case Paragraph paragraph:
                    text.Append(Markdown(paragraph.Text)).Append("\n\n");
                    break;
                case Bullets bullets:
                    foreach (var item in bullets.Items)
                    {
                        text.Append("- ").Append(Markdown(item)).Append('\n');
                    }

                    text.Append('\n');
                    break;
                case Labelled labelled:
                    foreach (var (label, says) in labelled.Lines)
                    {
                        text.Append("- **").Append(Markdown(Colon(label))).Append("** ").Append(Markdown(says)).Append('\n');
                    }

                    text.Append('\n');
                    break;
                case Grid grid:
                    text.Append("| ").AppendJoin(" | ", grid.Head.Select(Markdown)).Append(" |\n|").Append(string.Concat(Enumerable.Repeat(" --- |", grid.Head.Length))).Append('\n');
                    foreach (var row in grid.Rows)
                    {
                        text.Append("| ").AppendJoin(" | ", row.Select(Markdown)).Append(" |\n");
                    }

                    text.Append('\n');
                    break;
                default:
                    break;
            }
        }

        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>An HTML article without styles or scripts; headings carry the ids of their steps.</summary>
    public static string ToHtml(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<article lang=\"{explanation.Wording.Language}\">\n");
        foreach (var block in ExplanationDocument.Of(explanation))
        {
            switch (block)
            {
                case Heading heading:
                    var id = heading.Anchor is null ? "" : $" id=\"{Html(heading.Anchor)}\"";
                    text.Append(CultureInfo.InvariantCulture, $"<h{heading.Level}{id}>{Html(heading.Text)}</h{heading.Level}>\n");
                    break;
                case Paragraph paragraph:
                    text.Append(CultureInfo.InvariantCulture, $"<p>{Html(paragraph.Text)}</p>\n");
                    break;
                case Bullets bullets:
                    text.Append("<ul>\n");
                    foreach (var item in bullets.Items)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"<li>{Html(item)}</li>\n");
                    }

                    text.Append("</ul>\n");
                    break;
                case Labelled labelled:
                    text.Append("<ul>\n");
                    foreach (var (label, says) in labelled.Lines)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"<li><strong>{Html(Colon(label))}</strong> {Html(says)}</li>\n");
                    }

                    text.Append("</ul>\n");
                    break;
                case Grid grid:
                    Table(text, grid);
                    break;
                default:
                    break;
            }
        }

        return text.Append("</article>\n").ToString();
    }

    private static void Table(StringBuilder text, Grid grid)
    {
        text.Append("<table>\n<thead><tr>");
        foreach (var head in grid.Head)
        {
            text.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Html(head)}</th>");
        }

        text.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in grid.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html(row[0])}</th>");
            foreach (var cell in row.Skip(1))
            {
                text.Append(CultureInfo.InvariantCulture, $"<td>{Html(cell)}</td>");
            }

            text.Append("</tr>\n");
        }

        text.Append("</tbody>\n</table>\n");
    }

    private static void Wrap(StringBuilder text, string words, string first, string rest)
    {
        var column = first.Length;
        text.Append(first);
        var isStart = true;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isStart && column + 1 + word.Length > Wide)
            {
                text.Append('\n').Append(rest);
                column = rest.Length;
            }
            else if (!isStart)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
            isStart = false;
        }

        text.Append('\n');
    }

    /// <summary>A label before what it says; a question needs no colon.</summary>
    private static string Colon(string label) => label.EndsWith('?') ? label : label + ":";

    private static string Markdown(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("`", "\\`", StringComparison.Ordinal)
        .Replace("\n", " ", StringComparison.Ordinal);

    private static string Html(string text) => Encoder.Encode(text);
}
