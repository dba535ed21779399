using DecisionEngine.Cli;
using Spectre.Console;

namespace DecisionEngine.Tests.Cli;

public sealed class ScreenTests
{
    [Fact]
    public void Piped_rows_are_aligned_and_have_no_escape_codes_frames_or_line_breaks()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var screen = new Screen(writer, isPlain: true);

        screen.Line("heading", Tone.Bad);
        screen.Rows(["a", "b"], [[new Said("one", Tone.Good), new string('x', 200)], ["twenty", "two\nlines"]]);

        Assert.Equal($"heading\na       b\none     {new string('x', 200)}\ntwenty  two lines\n", writer.ToString());
    }

    [Fact]
    public void A_terminal_gets_colours_and_frames()
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(writer) });
        var screen = new Screen(writer, isPlain: false, console);

        screen.Line("well", Tone.Good);
        screen.Rows(["a"], [["[not markup]"]]);

        Assert.Contains("\u001b[32mwell", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("[not markup]", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("─", writer.ToString(), StringComparison.Ordinal);
    }
}
