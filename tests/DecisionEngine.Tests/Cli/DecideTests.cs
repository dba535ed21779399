using System.Text.Json;

namespace DecisionEngine.Tests.Cli;

public sealed class DecideTests : IDisposable
{
    private const string Granted = """{ "appliedOn": "2024-03-01", "born": { "value": "1950-05-05", "source": "register:CPR" }, "monthlyIncome": 10000 }""";
    private const string Waiting = """{ "appliedOn": "2024-03-01", "born": { "value": "1990-05-05", "source": "register:CPR" } }""";

    private readonly Workshop workshop = new();

    public DecideTests()
    {
        workshop.Write("granted.json", Granted);
        workshop.Write("waiting.json", Waiting);
    }

    [Fact]
    public void Decide_prints_the_json_the_reference_promises()
    {
        var answer = workshop.Run("decide", "card", "--facts", "granted.json", "--json");

        using var json = JsonDocument.Parse(answer.Out);
        var root = json.RootElement;
        Assert.Equal(0, answer.Exit);
        Assert.Equal(
            [
                "ruleSet", "version", "ruleSetHash", "engineVersion", "decidedAt", "effectiveOn", "outcome", "amounts", "route", "reviewReasons",
                "confidence", "missing", "notNeeded", "steps", "explanation", "lacks", "trace", "hash",
            ],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("card", root.GetProperty("ruleSet").GetString());
        Assert.Equal("1", root.GetProperty("version").GetString());
        Assert.Equal("2024-03-15T12:00:00+00:00", root.GetProperty("decidedAt").GetString());
        Assert.Equal("2024-03-01", root.GetProperty("effectiveOn").GetString());
        Assert.Equal("""{"id":"card","kind":"granted"}""", Compact(root.GetProperty("outcome")));
        Assert.Equal("""{"toPay":0}""", Compact(root.GetProperty("amounts")));
        Assert.Equal("automatic", root.GetProperty("route").GetString());
        Assert.Equal("""{"sufficient":true,"score":1,"reasons":[]}""", Compact(root.GetProperty("confidence")));
        Assert.Equal("""["hardship"]""", Compact(root.GetProperty("notNeeded")));
        Assert.Equal("""{"age":73,"oldEnough":true,"price":0}""", Compact(root.GetProperty("steps")));
        Assert.Equal(["da", "en"], root.GetProperty("explanation").EnumerateObject().Select(language => language.Name));
        Assert.Equal(64, root.GetProperty("hash").GetString()!.Length);
    }

    [Fact]
    public void Decide_that_waits_for_a_person_says_why_and_exits_with_0()
    {
        var answer = workshop.Run("decide", "card", "--facts", "waiting.json", "--json");

        using var json = JsonDocument.Parse(answer.Out);
        var root = json.RootElement;
        Assert.Equal(0, answer.Exit);
        Assert.Equal("null", root.GetProperty("outcome").GetRawText());
        Assert.Equal("review", root.GetProperty("route").GetString());
        Assert.Equal("""["hardship"]""", Compact(root.GetProperty("missing")));
        Assert.Equal("""["monthlyIncome"]""", Compact(root.GetProperty("notNeeded")));
        Assert.Equal("""{"unknown":["monthlyIncome"]}""", Compact(root.GetProperty("steps").GetProperty("price")));
        var reason = root.GetProperty("reviewReasons")[0];
        Assert.Equal("discretion", reason.GetProperty("code").GetString());
        Assert.NotEqual("", reason.GetProperty("text").GetString());
    }

    [Fact]
    public void Decide_gives_the_same_hash_and_bytes_twice()
    {
        Assert.Equal(workshop.Run("decide", "card", "--facts", "granted.json", "--json"), workshop.Run("decide", "card", "--facts", "granted.json", "--json"));
    }

    [Fact]
    public void Decide_explains_in_the_language_asked_for_alone()
    {
        var answer = workshop.Run("decide", "card", "--facts", "granted.json", "--json", "--language", "en");

        using var json = JsonDocument.Parse(answer.Out);
        Assert.Equal(["en"], json.RootElement.GetProperty("explanation").EnumerateObject().Select(language => language.Name));
    }

    [Fact]
    public void Decide_leaves_Danish_letters_readable()
    {
        workshop.Write("comment.json", """{ "appliedOn": { "value": "2024-03-01", "comment": "Jeg søgte på rådhuset" } }""");

        var answer = workshop.Run("decide", "card", "--facts", "comment.json", "--json");

        Assert.Contains("Jeg søgte på rådhuset", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_in_text_says_outcome_amount_route_and_hash()
    {
        var answer = workshop.Run("decide", "card", "--facts", "granted.json", "--decided-at", "2024-03-16", "--language", "en");

        Assert.Equal(0, answer.Exit);
        Assert.Contains("outcome     card: a senior card (granted)", answer.Out, StringComparison.Ordinal);
        Assert.Contains("You get a senior card. It costs DKK 0.", answer.Out, StringComparison.Ordinal);
        Assert.Contains("amount      toPay: what you pay, DKK 0", answer.Out, StringComparison.Ordinal);
        Assert.Contains("route       automatic", answer.Out, StringComparison.Ordinal);
        Assert.Contains("decided     2024-03-16T00:00:00+00:00", answer.Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^hash {8}[0-9a-f]{64}$", answer.Out);
        Assert.Contains("  hardship  a hard situation", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_in_text_asks_for_what_is_missing_in_order()
    {
        var answer = workshop.RunWith("{}", "decide", "card", "--facts", "-");

        Assert.Contains("Missing, in the order worth asking", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  1. appliedOn  Hvilken dag søgte du?", answer.Out, StringComparison.Ordinal);
        Assert.Contains("Why a person looks", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_reads_the_facts_from_the_input()
    {
        var piped = workshop.RunWith(Granted, "decide", "card", "--facts", "-", "--json");

        Assert.Equal(workshop.Run("decide", "card", "--facts", "granted.json", "--json").Out, piped.Out);
    }

    [Fact]
    public void Decide_refuses_wrong_facts_all_together_with_their_codes()
    {
        var answer = workshop.RunWith("""{ "monthlyIncome": "much", "brn": 1, "hardship": true }""", "decide", "card", "--facts", "-");

        Assert.Equal(2, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Contains("error fact.wrong-type: `monthlyIncome`: got \"much\"; expected", answer.Error, StringComparison.Ordinal);
        Assert.Contains("error fact.unknown-name: `brn`", answer.Error, StringComparison.Ordinal);
        Assert.Contains("error fact.missing-author: `hardship`", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_with_json_says_its_errors_in_json_too()
    {
        var answer = workshop.RunWith("""{ "monthlyIncome": "much" }""", "decide", "card", "--facts", "-", "--json");

        using var json = JsonDocument.Parse(answer.Error);
        Assert.Equal("fact.wrong-type", json.RootElement.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("monthlyIncome", json.RootElement.GetProperty("errors")[0].GetProperty("fact").GetString());
    }

    [Theory]
    [InlineData("facts-missing", "decide", "card", "--facts", "nowhere.json")]
    [InlineData("decided-at-invalid", "decide", "card", "--facts", "granted.json", "--decided-at", "15/3")]
    [InlineData("language-unknown", "decide", "card", "--facts", "granted.json", "--language", "fr")]
    [InlineData("rules-missing", "decide", "card", "--facts", "granted.json", "--rules", "nowhere")]
    [InlineData("usage", "decide", "card")]
    [InlineData("usage", "decide", "card", "--facts", "granted.json", "--colour")]
    [InlineData("usage")]
    public void Decide_that_cannot_be_carried_out_exits_with_2_and_a_code(string code, params string[] args)
    {
        var answer = workshop.Run(args);

        Assert.Equal(2, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.StartsWith($"error {code}: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_by_a_rule_set_with_errors_exits_with_2_and_says_them()
    {
        workshop.Replace("rules/card/1.json", "age >= cardAge", "agee >= cardAge");

        var answer = workshop.Run("decide", "card", "--facts", "granted.json");

        Assert.Equal(2, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Contains("error name-unknown", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_sends_a_path_whose_example_is_broken_to_a_person()
    {
        workshop.Replace("rules/card/examples/cheap.json", "\"approved\": true", "\"approved\": \"yes\"");

        var answer = workshop.Run("decide", "card", "--facts", "granted.json", "--json");

        using var json = JsonDocument.Parse(answer.Out);
        Assert.Equal(0, answer.Exit);
        Assert.Equal("untested-path", json.RootElement.GetProperty("reviewReasons")[0].GetProperty("code").GetString());
        Assert.Contains("warning examples-broken: 1 example", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_prints_the_trace_of_the_longest_expression()
    {
        workshop.Replace("rules/card/1.json", "age >= cardAge", string.Join(" || ", Enumerable.Repeat("age >= cardAge", 100)));

        var answer = workshop.Run("decide", "card", "--facts", "granted.json", "--json");

        Assert.Equal(0, answer.Exit);
        Assert.EndsWith("}" + Environment.NewLine, answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_names_the_file_of_an_error_from_the_current_folder()
    {
        workshop.Replace("rules/card/1.json", "age >= cardAge", "agee >= cardAge");

        Assert.Matches(@"^rules/card/1\.json\(\d+,\d+\): error name-unknown: ", workshop.Run("decide", "card", "--facts", "granted.json").Error);
    }

    public void Dispose() => workshop.Dispose();

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
