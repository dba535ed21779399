using System.Text.Json;
using DecisionEngine.Cli;
using Spectre.Console;

namespace DecisionEngine.Tests.Cli;

public sealed class BatchTests : IDisposable
{
    private const string Granted = """{ "appliedOn": "2024-03-01", "born": { "value": "1950-05-05", "source": "register:CPR" }, "monthlyIncome": 10000 }""";
    private const string Waiting = """{ "appliedOn": "2024-03-01", "born": { "value": "1990-05-05", "source": "register:CPR" } }""";
    private static readonly string[] Command = ["batch", "card", "--facts", "cases.ndjson", "--out", "out.ndjson", "--errors", "errors.ndjson"];

    private readonly Workshop workshop = new();

    [Fact]
    public void Results_stand_in_the_order_of_the_cases_and_say_what_decide_says()
    {
        workshop.Write("cases.ndjson", $"{Granted}\n{Waiting}\n{Granted}\n");
        workshop.Write("granted.json", Granted);

        var answer = workshop.Run(Command);

        var lines = Lines("out.ndjson");
        using var single = JsonDocument.Parse(workshop.Run("decide", "card", "--facts", "granted.json", "--json").Out);
        Assert.Equal(0, answer.Exit);
        Assert.Equal(["0", "1", "2", "3"], lines.Select(line => Text(line, "line")));
        Assert.Equal(["line", "ruleSet", "versions", "engineVersion", "decidedAt", "explain"], Names(lines[0]));
        Assert.Equal(["line", "version", "effectiveOn", "outcome", "amounts", "route", "reviewReasons", "missing", "steps", "hash"], Names(lines[1]));
        foreach (var name in new[] { "version", "effectiveOn", "outcome", "amounts", "route", "missing", "steps", "hash" })
        {
            Assert.Equal(Compact(single.RootElement.GetProperty(name)), Compact(lines[1].GetProperty(name)));
        }

        Assert.Equal("""["discretion"]""", Compact(lines[2].GetProperty("reviewReasons")));
        Assert.Equal("null", Text(lines[2], "outcome"));
        Assert.Equal(Text(lines[1], "hash"), Text(lines[3], "hash"));
        Assert.Empty(Lines("errors.ndjson"));
        Assert.Matches("(?m)^cases +3$", answer.Out);
        Assert.Empty(answer.Error);
    }

    [Fact]
    public void Bad_lines_are_told_with_their_numbers_and_the_run_goes_on()
    {
        workshop.Write("cases.ndjson", $$"""
            {{Granted}}
            { "monthlyIncome": "much", "brn": 1 }

            not json
            {{Granted}}
            """);

        var answer = workshop.Run(Command);

        var errors = Lines("errors.ndjson");
        Assert.Equal(1, answer.Exit);
        Assert.Equal(["0", "1", "5"], Lines("out.ndjson").Select(line => Text(line, "line")));
        Assert.Equal(["2", "4"], errors.Select(line => Text(line, "line")));
        Assert.Equal(["fact.wrong-type", "fact.unknown-name"], errors[0].GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()));
        Assert.Equal("monthlyIncome", errors[0].GetProperty("errors")[0].GetProperty("fact").GetString());
        Assert.Equal("fact.json-syntax", errors[1].GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Contains("2 (see errors.ndjson)", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_lines_are_printed_where_no_file_is_named_for_them()
    {
        workshop.Write("cases.ndjson", string.Concat(Enumerable.Repeat("no\n", 30)));

        var answer = workshop.Run("batch", "card", "--facts", "cases.ndjson", "--out", "out.ndjson");

        Assert.Equal(1, answer.Exit);
        Assert.StartsWith("""{"line":1,"errors":[{"code":"fact.json-syntax",""", answer.Error, StringComparison.Ordinal);
        Assert.Contains("… 10 more; --errors <file> keeps them all.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_beyond_the_bound_is_an_error_and_the_next_is_read()
    {
        var wide = $$"""{ "appliedOn": "{{new string('x', 1_100_000)}}" }""";
        workshop.Write("cases.ndjson", $"{wide}\n{Granted}\n{new string(' ', 3_000_000)}\n{Granted}");

        Assert.Equal(1, workshop.Run(Command).Exit);

        Assert.Equal(["0", "2", "4"], Lines("out.ndjson").Select(line => Text(line, "line")));
        Assert.Equal(["1", "3"], Lines("errors.ndjson").Select(line => Text(line, "line")));
        Assert.All(Lines("errors.ndjson"), line => Assert.Equal("line-too-long", line.GetProperty("errors")[0].GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \t\n")]
    public void Facts_without_a_case_give_no_results(string facts)
    {
        workshop.Write("cases.ndjson", facts);

        Assert.Equal(0, workshop.Run(Command).Exit);
        Assert.Single(Lines("out.ndjson"));
    }

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r\n", false)]
    public void Either_end_of_line_will_do_and_the_last_needs_none(string end, bool isEnded)
    {
        workshop.Write("cases.ndjson", "\uFEFF" + Granted + end + Waiting + (isEnded ? end : ""));

        Assert.Equal(0, workshop.Run(Command).Exit);
        Assert.Equal(["0", "1", "2"], Lines("out.ndjson").Select(line => Text(line, "line")));
    }

    [Fact]
    public void Results_are_explained_in_the_language_asked_for()
    {
        workshop.Write("cases.ndjson", Granted);

        workshop.Run([.. Command, "--explain", "en"]);

        var explanation = Lines("out.ndjson")[1].GetProperty("explanation");
        Assert.Equal("You get a senior card. It costs DKK 0.", explanation.GetProperty("answer").GetString());
        Assert.NotEqual(0, explanation.GetProperty("rules").GetArrayLength());
    }

    [Fact]
    public void A_summary_for_programs_is_one_object()
    {
        workshop.Write("cases.ndjson", $"{Granted}\n{Waiting}\nno\n");

        using var json = JsonDocument.Parse(workshop.Run([.. Command, "--json"]).Out);

        Assert.Equal(["complete", "cases", "automatic", "review", "bad", "lastLine", "seconds"], Names(json.RootElement));
        Assert.Equal("true 2 1 1 1 3", string.Join(' ', json.RootElement.EnumerateObject().Take(6).Select(property => property.Value.GetRawText())));
    }

    [Fact]
    public void A_terminal_is_shown_how_far_it_has_come_and_a_pipe_is_not()
    {
        workshop.Write("cases.ndjson", $"{Granted}\n{Waiting}\n");
        using var shown = new StringWriter();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(shown) });

        var answer = workshop.Run("", surroundings => CommandLine.Run(Command, surroundings with { Error = new Screen(shown, isPlain: false, terminal) }));

        Assert.Equal(0, answer.Exit);
        Assert.Contains(" cases, ", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', answer.Out);
        Assert.Empty(workshop.Run([.. Command, "--overwrite"]).Error);
    }

    [Fact]
    public void Each_case_is_decided_by_the_version_in_force_on_its_own_date()
    {
        workshop.Write("rules/card/2.json", File.ReadAllText(workshop.Card));
        workshop.Replace("rules/card/2.json", "\"version\": \"1\"", "\"version\": \"2\"");
        workshop.Replace("rules/card/2.json", "\"inForce\": { \"from\": \"2024-01-01\"", "\"inForce\": { \"from\": \"2025-01-01\"");
        workshop.Replace("rules/card/1.json", "\"inForce\": { \"from\": \"2024-01-01\"", "\"inForce\": { \"from\": \"2024-01-01\", \"to\": \"2024-12-31\"");
        workshop.Write("cases.ndjson", Granted + "\n" + Granted.Replace("2024-03-01", "2025-03-01", StringComparison.Ordinal));

        var answer = workshop.Run(Command);

        Assert.True(answer.Exit == 0, answer.Error);
        Assert.Equal(["1", "2"], Lines("out.ndjson").Skip(1).Select(line => line.GetProperty("version").GetString()));
    }

    [Theory]
    [InlineData("facts-missing", "--facts", "nowhere.ndjson", "--out", "out.ndjson")]
    [InlineData("file-same", "--facts", "cases.ndjson", "--out", "cases.ndjson")]
    [InlineData("file-same", "--facts", "cases.ndjson", "--out", "out.ndjson", "--errors", "./out.ndjson")]
    [InlineData("language-unknown", "--facts", "cases.ndjson", "--out", "out.ndjson", "--explain", "fr")]
    [InlineData("decided-at-invalid", "--facts", "cases.ndjson", "--out", "out.ndjson", "--decided-at", "soon")]
    public void A_run_that_cannot_be_carried_out_exits_with_2_and_a_code(string code, params string[] args)
    {
        workshop.Write("cases.ndjson", Granted);

        var answer = workshop.Run(["batch", "card", .. args]);

        Assert.Equal(2, answer.Exit);
        Assert.StartsWith($"error {code}: ", answer.Error, StringComparison.Ordinal);
        Assert.Equal(Granted, File.ReadAllText(workshop.PathOf("cases.ndjson")));
    }

    [Theory]
    [InlineData("out.ndjson")]
    [InlineData("errors.ndjson")]
    public void What_an_earlier_run_wrote_is_left_as_it_is_unless_it_may_be_written_over(string file)
    {
        workshop.Write("cases.ndjson", $"{Granted}\n");
        workshop.Write(file, "my own notes\n");

        var answer = workshop.Run(Command);

        Assert.Equal(2, answer.Exit);
        Assert.StartsWith("error file-exists: ", answer.Error, StringComparison.Ordinal);
        Assert.Equal("my own notes\n", File.ReadAllText(workshop.PathOf(file)));
        Assert.Equal(0, workshop.Run([.. Command, "--overwrite"]).Exit);
        Assert.Equal(2, Lines("out.ndjson").Count);
        Assert.Empty(Lines("errors.ndjson"));
    }

    [Fact]
    public void An_empty_file_is_written_to()
    {
        workshop.Write("cases.ndjson", $"{Granted}\n");
        workshop.Write("out.ndjson", "");

        Assert.Equal(0, workshop.Run(Command).Exit);
        Assert.Equal(2, Lines("out.ndjson").Count);
    }

    public void Dispose() => workshop.Dispose();

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static string Text(JsonElement line, string name) => line.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : line.GetProperty(name).GetRawText();

    private static IEnumerable<string> Names(JsonElement line) => line.EnumerateObject().Select(property => property.Name);

    private List<JsonElement> Lines(string name) => [.. File.ReadAllLines(workshop.PathOf(name)).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
}
