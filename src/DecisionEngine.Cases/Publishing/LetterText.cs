using System.Text;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>A letter as plain text: the same words in the same order, at most 80 characters a line.</summary>
internal static class LetterText
{
    private const int Wide = 80;

    public static string Write(LetterContent content, Labelled top, string to, string bottom)
    {
        var text = new StringBuilder();
        Wrap(text, content.From.Name, "", "");
        Wrap(text, content.From.Unit, "", "");
        Add(text, new Paragraph(to));
        Add(text, top);
        Add(text, new Heading(1, content.Title));
        foreach (var block in content.Body)
        {
            Add(text, block);
        }

        text.Append('\n').Append('-', Wide).Append('\n');
        Wrap(text, bottom, "", "");
        return text.ToString();
    }

    private static void Add(StringBuilder text, Block block)
    {
        text.Append('\n');
        switch (block)
        {
            case Heading heading:
                Wrap(text, heading.Text, "", "");
                if (heading.Level < 3)
                {
                    text.Append(heading.Level == 1 ? '=' : '-', Math.Min(Wide, heading.Text.Length)).Append('\n');
                }

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
                    Wrap(text, $"{(label.EndsWith('?') ? label : label + ":")} {says}", "", "  ");
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
                            Wrap(text, $"{grid.Head[i]}: {row[i]}", "  ", "    ");
                        }
                    }
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "A letter has no place for this.");
        }
    }

    private static void Wrap(StringBuilder text, string words, string first, string rest)
    {
        text.Append(first);
        var column = first.Length;
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
}
