using System.Text.Json;

namespace DecisionEngine.Tests.Cli;

public sealed class CheckTests : IDisposable
{
    private readonly Workshop workshop = new();

    [Fact]
    public void Check_says_what_was_checked_when_all_is_well()
    {
        var answer = workshop.Run("check", "card");

        Assert.Equal(0, answer.Exit);
        Assert.Contains("rules/card/1.json: 3 provisions, 4 facts, 3 rates, 3 steps, 4 outcomes, 5 examples", answer.Out, StringComparison.Ordinal);
        Assert.EndsWith("0 errors, 0 warnings." + Environment.NewLine, answer.Out, StringComparison.Ordinal);
        Assert.Empty(answer.Error);
    }

    [Fact]
    public void Check_says_place_text_expectation_and_suggestion_of_every_error_at_once()
    {
        workshop.Replace("rules/card/1.json", "age >= cardAge", "agee >= cardAge");
        workshop.Replace("rules/card/1.json", "\"kind\": \"refused\"", "\"kind\": \"refuse\"");

        var answer = workshop.Run("check", "card");

        Assert.Equal(1, answer.Exit);
        Assert.Matches(@"(?m)^rules/card/1\.json\(\d+,\d+\): error name-unknown: ", answer.Out);
        Assert.Contains("  at:         steps[1].criterion", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  text:       agee", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  suggestion: Did you mean `age`?", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  expected:   granted, partlyGranted, refused", answer.Out, StringComparison.Ordinal);
        Assert.Contains("2 errors, ", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_of_warnings_alone_exits_with_0()
    {
        workshop.Replace("rules/card/1.json", "\"value\": \"65\", \"sure\": \"high\"", "\"value\": \"65\", \"sure\": \"low\"");

        var answer = workshop.Run("check", "card");

        Assert.Equal(0, answer.Exit);
        Assert.Contains(": warning rate-unsure: ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("0 errors, 1 warning.", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_reads_the_examples_too()
    {
        workshop.Replace("rules/card/examples/cheap.json", "\"outcome\": \"card\"", "\"outcome\": \"crad\"");

        var answer = workshop.Run("check", "card");

        Assert.Equal(1, answer.Exit);
        Assert.Matches(@"(?m)^rules/card/examples/cheap\.json\(8,\d+\): error example-name-unknown: ", answer.Out);
        Assert.Contains("Did you mean `card`?", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_json_gives_every_finding_in_parts()
    {
        workshop.Replace("rules/card/1.json", "age >= cardAge", "agee >= cardAge");

        var answer = workshop.Run("check", "card", "--json");

        using var json = JsonDocument.Parse(answer.Out);
        var finding = json.RootElement.GetProperty("findings").EnumerateArray().First(found => found.GetProperty("severity").GetString() == "error");
        Assert.Equal(1, answer.Exit);
        Assert.Equal(1, json.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal("name-unknown", finding.GetProperty("code").GetString());
        Assert.Equal("agee", finding.GetProperty("text").GetString());
        Assert.Equal("rules/card/1.json", finding.GetProperty("file").GetString());
        Assert.True(finding.GetProperty("line").GetInt32() > 1);
    }

    [Fact]
    public void Check_takes_a_folder_a_file_or_an_id_found_from_below()
    {
        Directory.CreateDirectory(workshop.PathOf("deep/inside"));

        Assert.Equal(0, workshop.Run("check", "rules/card").Exit);
        Assert.Equal(0, workshop.Run("check", workshop.Card).Exit);
        Assert.Equal(0, workshop.Run("check", "card", "--rules", "rules").Exit);
        Assert.Equal(0, workshop.Run("", surroundings => DecisionEngine.Cli.CommandLine.Run(["check", "card"], surroundings with { Folder = workshop.PathOf("deep/inside") })).Exit);
    }

    [Fact]
    public void Check_of_a_rule_set_that_is_not_there_names_those_that_are()
    {
        var answer = workshop.Run("check", "cart");

        Assert.Equal(2, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Equal("error rule-set-missing: There is no rule set `cart`. Known: card." + Environment.NewLine, answer.Error);
    }

    [Fact]
    public void Check_of_a_file_that_is_no_json_is_a_finding()
    {
        workshop.Write("rules/card/1.json", "{ \"id\": ");

        var answer = workshop.Run("check", "card");

        Assert.Equal(1, answer.Exit);
        Assert.Contains("error json-syntax", answer.Out, StringComparison.Ordinal);
    }

    public void Dispose() => workshop.Dispose();
}
