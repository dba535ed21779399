using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>A letter as one HTML file: every layer open, nothing to press, nothing fetched from elsewhere, fit to be printed.</summary>
internal static class LetterHtml
{
    private const string Style = """
        body { margin: 0 auto; padding: 1.5rem; max-width: 44rem; font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; color: #111; background: #fff; }
        header { margin-bottom: 2.5rem; }
        header p { margin: 0 0 1rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .5rem; }
        h3 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem; }
        p, ul { margin: .5rem 0; }
        li { margin: .25rem 0; }
        table { width: 100%; border-collapse: collapse; margin: .75rem 0; }
        th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #767676; text-align: left; vertical-align: top; overflow-wrap: break-word; }
        th[scope=row] { font-weight: normal; width: 26%; }
        table.pairs th { width: 30%; font-weight: bold; }
        td { min-width: 4.5rem; }
        @media (max-width: 36rem) { th, td { overflow-wrap: anywhere; } td { min-width: 0; } }
        footer { margin-top: 2.5rem; border-top: 2px solid #111; padding-top: .75rem; }
        @page { margin: 2cm; }
        @media print {
          body { max-width: none; padding: 0; font-size: 11pt; }
          h1, h2, h3 { break-after: avoid; }
          tr, li, p { break-inside: avoid; }
        }

        """;

    public static string Write(LetterContent content, Labelled top, string to, string bottom)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{Text(content.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Text(content.Title)} – {Text(content.From.Name)}</title>\n<style>\n{Style.ReplaceLineEndings("\n")}</style>\n</head>\n<body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<header>\n<p><strong>{Text(content.From.Name)}</strong><br>{Text(content.From.Unit)}</p>\n<p>{Text(to)}</p>\n");
        Add(html, top);
        html.Append(CultureInfo.InvariantCulture, $"</header>\n<main>\n<h1>{Text(content.Title)}</h1>\n");
        foreach (var block in content.Body)
        {
            Add(html, block);
        }

        html.Append(CultureInfo.InvariantCulture, $"</main>\n<footer>\n<p>{Text(bottom)}</p>\n</footer>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void Add(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level}>{Text(heading.Text)}</h{heading.Level}>\n");
                break;
            case Paragraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p>{Text(paragraph.Text)}</p>\n");
                break;
            case Bullets bullets:
                html.Append("<ul>\n");
                foreach (var item in bullets.Items)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<li>{Text(item)}</li>\n");
                }

                html.Append("</ul>\n");
                break;
            case Labelled labelled:
                html.Append("<table class=\"pairs\">\n<tbody>\n");
                foreach (var (label, says) in labelled.Lines)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(label)}</th><td>{Text(says)}</td></tr>\n");
                }

                html.Append("</tbody>\n</table>\n");
                break;
            case Grid grid:
                html.Append("<table>\n<thead>\n<tr>");
                foreach (var head in grid.Head)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(head)}</th>");
                }

                html.Append("</tr>\n</thead>\n<tbody>\n");
                foreach (var row in grid.Rows)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(row[0])}</th>").AppendJoin("", row.Skip(1).Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>\n");
                }

                html.Append("</tbody>\n</table>\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "A letter has no place for this.");
        }
    }

    /// <summary>Encoded; a section sign never stands alone at the end of a line.</summary>
    private static string Text(string text) => HtmlEncoder.Create(UnicodeRanges.All).Encode(text.Replace("§ ", "§\u00a0", StringComparison.Ordinal));
}
