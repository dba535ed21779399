using Spectre.Console;

namespace DecisionEngine.Cli;

/// <summary>
/// Writes lines and tables: coloured and framed on a terminal; plain where the output is piped, one row a line, without
/// escape codes, frames or line breaks of its own.
/// </summary>
internal sealed class Screen
{
    private readonly TextWriter writer;
    private readonly IAnsiConsole? console;

    /// <summary>A screen over a writer.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="isPlain">True for a pipe or file.</param>
    /// <param name="console">The terminal; the one behind <paramref name="writer"/> when left out.</param>
    public Screen(TextWriter writer, bool isPlain, IAnsiConsole? console = null)
    {
        this.writer = writer;
        this.console = isPlain ? null : console ?? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
    }

    /// <summary>The writer itself, for texts that bring their own form.</summary>
    public TextWriter Writer => writer;

    /// <summary>The terminal, for what moves on it; null for a pipe or file, where nothing may.</summary>
    public IAnsiConsole? Terminal => console;

    /// <summary>A line of text.</summary>
    public void Line(string text = "", Tone tone = Tone.Plain)
    {
        if (console is null || tone == Tone.Plain)
        {
            writer.WriteLine(text);
            return;
        }

        console.WriteLine(text, StyleOf(tone));
    }

    /// <summary>Rows under headings. Without headings, only aligned.</summary>
    public void Rows(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<Said>> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (console is null)
        {
            PlainRows.Write(writer, headings, rows);
            return;
        }

        var table = new Table { Border = headings.Count > 0 ? TableBorder.Rounded : TableBorder.None, ShowHeaders = headings.Count > 0 };
        foreach (var column in Enumerable.Range(0, rows.Max(row => row.Count)))
        {
            table.AddColumn(new TableColumn(new Text(column < headings.Count ? headings[column] : "", StyleOf(Tone.Strong))));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell.Text, StyleOf(cell.Tone))));
        }

        console.Write(table);
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Faint => new Style(decoration: Decoration.Dim),
        Tone.Good => new Style(Color.Green),
        Tone.Warn => new Style(Color.Yellow),
        Tone.Bad => new Style(Color.Red),
        _ => Style.Plain,
    };
}

/// <summary>A text with its tone.</summary>
internal readonly record struct Said(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Said(string text) => new(text);
}

/// <summary>How something is said; never the only bearer of a meaning.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Faint,
    Good,
    Warn,
    Bad,
}
