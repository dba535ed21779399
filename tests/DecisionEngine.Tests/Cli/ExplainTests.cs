using System.Text.Json;

namespace DecisionEngine.Tests.Cli;

public sealed class ExplainTests : IDisposable
{
    private readonly Workshop workshop = new();

    public ExplainTests() => workshop.Write(
        "granted.json",
        """{ "appliedOn": "2024-03-01", "born": { "value": "1950-05-05", "source": "register:CPR" }, "monthlyIncome": 10000 }""");

    [Theory]
    [InlineData("citizen", "text")]
    [InlineData("caseworker", "md")]
    [InlineData("legal", "html")]
    public void Explain_writes_for_each_reader_in_each_form(string register, string format)
    {
        var answer = workshop.Run("explain", "card", "--facts", "granted.json", "--register", register, "--format", format);

        Assert.Equal(0, answer.Exit);
        Assert.Contains("Du får et seniorkort", answer.Out, StringComparison.Ordinal);
        Assert.Equal(format == "html", answer.Out.Contains('<', StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_json_says_language_register_and_hash()
    {
        var answer = workshop.Run("explain", "card", "--facts", "granted.json", "--json", "--language", "en", "--register", "legal");

        using var json = JsonDocument.Parse(answer.Out);
        Assert.Equal("en", json.RootElement.GetProperty("language").GetString());
        Assert.Equal("legal", json.RootElement.GetProperty("register").GetString());
        Assert.Equal(JsonValueKind.Object, json.RootElement.GetProperty("explanation").ValueKind);
        Assert.Equal(64, json.RootElement.GetProperty("hash").GetString()!.Length);
    }

    [Fact]
    public void Explain_json_has_a_layer_of_what_would_change()
    {
        workshop.Replace("rules/card/1.json", "\"id\": \"monthlyIncome\", ", "\"id\": \"monthlyIncome\", \"changeable\": true, ");
        var answer = workshop.Run("explain", "card", "--facts", "granted.json", "--json", "--language", "en");

        using var json = JsonDocument.Parse(answer.Out);
        var changes = json.RootElement.GetProperty("explanation").GetProperty("changes");
        Assert.StartsWith("This is neither advice nor a promise.", changes.GetProperty("note").GetString(), StringComparison.Ordinal);
        var line = changes.GetProperty("lines").EnumerateArray().First();
        Assert.Contains("by itself", line.GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.Contains(changes.GetProperty("lines").EnumerateArray(), entry => entry.TryGetProperty("fact", out var fact) && fact.GetString() == "monthlyIncome");
    }

    [Fact]
    public void Explain_for_an_unknown_reader_exits_with_2_and_says_who_reads()
    {
        var answer = workshop.Run("explain", "card", "--facts", "granted.json", "--register", "king");

        Assert.Equal(2, answer.Exit);
        Assert.StartsWith("error usage: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains("'citizen' 'caseworker' 'legal'", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => workshop.Dispose();
}
