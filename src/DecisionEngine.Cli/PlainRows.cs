using System.Text;

namespace DecisionEngine.Cli;

/// <summary>Rows for pipes and files: columns aligned with spaces, each row one line, nothing at its end.</summary>
internal static class PlainRows
{
    private const int Widest = 60;
    private const string Gap = "  ";

    public static void Write(TextWriter writer, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<Said>> rows)
    {
        var lines = rows.Select(row => row.Select(cell => cell.Text.ReplaceLineEndings(" ")).ToList()).ToList();
        if (headings.Count > 0)
        {
            lines.Insert(0, [.. headings]);
        }

        var widths = Enumerable.Range(0, lines.Max(line => line.Count))
            .Select(column => Math.Min(Widest, lines.Max(line => column < line.Count ? line[column].Length : 0)))
            .ToList();
        foreach (var line in lines)
        {
            var text = new StringBuilder();
            for (var column = 0; column < line.Count; column++)
            {
                text.Append(line[column].PadRight(widths[column])).Append(Gap);
            }

            writer.WriteLine(text.ToString().TrimEnd());
        }
    }
}
