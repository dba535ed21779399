using System.Text.Json;

namespace DecisionEngine.Tests.Cli;

public sealed class TestCommandTests : IDisposable
{
    private readonly Workshop workshop = new();

    [Fact]
    public void Test_shows_the_path_of_every_example_and_what_they_cover()
    {
        var answer = workshop.Run("test", "card");

        Assert.Equal(0, answer.Exit);
        Assert.Matches(@"(?m)^ok +cheap +oldEnough:met outcome:card price:cheap$", answer.Out);
        Assert.Matches(@"(?m)^ok +full-price \(not approved\) +oldEnough:met outcome:card price:full$", answer.Out);
        Assert.Matches(@"(?m)^ok +without-author +fact\.missing-author, fact\.duplicate$", answer.Out);
        Assert.Matches(@"(?m)^oldEnough +2 +2 +0$", answer.Out);
        Assert.Matches(@"(?m)^price +full +1$", answer.Out);
        Assert.Contains("Seen: 2 of 3 states of criteria, 2 of 4 outcomes, 2 of 2 table rows, 4 paths, 3 of them approved.", answer.Out, StringComparison.Ordinal);
        Assert.EndsWith("5 passed, 0 failed." + Environment.NewLine, answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_shows_expected_beside_actual_of_what_differs()
    {
        workshop.Replace("rules/card/examples/cheap.json", "\"toPay\": 0", "\"toPay\": 7");
        workshop.Replace("rules/card/examples/refused.json", "\"outcome\": \"none\"", "\"outcome\": null");

        var answer = workshop.Run("test", "card");

        Assert.Equal(1, answer.Exit);
        Assert.Matches(@"(?m)^FAILED +cheap ", answer.Out);
        Assert.Matches(@"(?m)^cheap +amounts\.toPay +7 +0$", answer.Out);
        Assert.Matches(@"(?m)^refused +outcome +- +none$", answer.Out);
        Assert.EndsWith("3 passed, 2 failed." + Environment.NewLine, answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_counts_an_example_that_cannot_be_read_as_failed()
    {
        workshop.Replace("rules/card/examples/cheap.json", "\"approved\"", "\"aproved\"");

        var answer = workshop.Run("test", "card");

        Assert.Equal(1, answer.Exit);
        Assert.Contains("rules/card/examples/cheap.json(5,3): error property-unknown", answer.Error, StringComparison.Ordinal);
        Assert.EndsWith("4 passed, 1 failed." + Environment.NewLine, answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_of_a_rule_set_without_examples_shows_nothing_and_exits_with_1()
    {
        Directory.Delete(workshop.PathOf("rules/card/examples"), recursive: true);

        var answer = workshop.Run("test", "card");

        Assert.Equal(1, answer.Exit);
        Assert.Contains("0 passed, 0 failed. There are no examples: nothing is shown.", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_of_an_unusable_rule_set_exits_with_2()
    {
        workshop.Replace("rules/card/1.json", "age >= cardAge", "agee >= cardAge");

        Assert.Equal(2, workshop.Run("test", "card").Exit);
    }

    [Fact]
    public void Test_json_gives_every_comparison_and_the_coverage()
    {
        workshop.Replace("rules/card/examples/cheap.json", "\"toPay\": 0", "\"toPay\": 7");

        var answer = workshop.Run("test", "card", "--json");

        using var json = JsonDocument.Parse(answer.Out);
        var version = json.RootElement.GetProperty("versions")[0];
        var cheap = version.GetProperty("examples")[0];
        Assert.Equal(1, answer.Exit);
        Assert.Equal(1, json.RootElement.GetProperty("failed").GetInt32());
        Assert.Equal("cheap", cheap.GetProperty("id").GetString());
        Assert.False(cheap.GetProperty("passed").GetBoolean());
        Assert.Contains("price:cheap", cheap.GetProperty("path").EnumerateArray().Select(entry => entry.GetString()));
        var differs = cheap.GetProperty("compared").EnumerateArray().First(comparison => !comparison.GetProperty("holds").GetBoolean());
        Assert.Equal(("amounts.toPay", "7", "0"), (differs.GetProperty("property").GetString(), differs.GetProperty("expected").GetString(), differs.GetProperty("actual").GetString()));
        Assert.Equal(["criteria", "outcomes", "rows", "paths"], version.GetProperty("coverage").EnumerateObject().Select(part => part.Name));
    }

    public void Dispose() => workshop.Dispose();
}
