using DecisionEngine.Analysis;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;

namespace DecisionEngine.Tests.Analysis;

public sealed class ExampleReaderTests
{
    private const string Good = """
        {
          "$schema": "../../example.schema.json",
          "id": "one",
          "says": { "da": "Et kort.", "en": "A card." },
          "approved": true,
          "decidedAt": "2024-03-15T10:00:00+01:00",
          "facts": { "born": "1950-05-05", "born": null },
          "expect": { "outcome": null, "amounts": { "toPay": 400.50 }, "route": "review", "reviewReasons": ["fault"], "missing": ["born"], "steps": { "age": { "unknown": ["born"] } } }
        }
        """;

    [Fact]
    public void An_example_is_read_with_its_facts_byte_for_byte()
    {
        var (example, errors) = Read(Good);

        Assert.Empty(errors);
        Assert.Equal("""{ "born": "1950-05-05", "born": null }"""u8.ToArray(), example!.Facts.ToArray());
        Assert.Equal(new DateTimeOffset(2024, 3, 15, 10, 0, 0, TimeSpan.FromHours(1)), example.DecidedAt);
        Assert.True(example.IsApproved);
        Assert.True(example.Expect.StatesOutcome);
        Assert.Null(example.Expect.Outcome);
        Assert.Equal(Route.Review, example.Expect.Route);
        Assert.Equal([new ExpectedValue("toPay", "400.5")], example.Expect.Amounts.AsEnumerable());
        Assert.Equal([new ExpectedValue("age", """{"unknown":["born"]}""")], example.Expect.Steps.AsEnumerable());
    }

    [Fact]
    public void What_is_not_stated_is_not_expected()
    {
        var (example, _) = Read(With("\"outcome\": null, ", "").Replace("\"missing\": [\"born\"], ", "", StringComparison.Ordinal));

        Assert.False(example!.Expect.StatesOutcome);
        Assert.Null(example.Expect.Missing);
    }

    [Theory]
    [InlineData("property-unknown", "\"approved\": true", "\"approved\": true, \"aproved\": true")]
    [InlineData("property-missing", "\"approved\": true,", "")]
    [InlineData("property-missing", "\"outcome\": null, \"amounts\": { \"toPay\": 400.50 }, \"route\": \"review\", \"reviewReasons\": [\"fault\"], \"missing\": [\"born\"], \"steps\": { \"age\": { \"unknown\": [\"born\"] } }", "")]
    [InlineData("value-type", "\"approved\": true", "\"approved\": \"true\"")]
    [InlineData("value-type", "{ \"born\": \"1950-05-05\", \"born\": null }", "[]")]
    [InlineData("value-type", "\"outcome\": null", "\"outcome\": 5")]
    [InlineData("value-type", "{ \"toPay\": 400.50 }", "[]")]
    [InlineData("value-invalid", "2024-03-15T10:00:00+01:00", "15 March")]
    [InlineData("value-invalid", "\"route\": \"review\"", "\"route\": \"person\"")]
    [InlineData("id-mismatch", "\"id\": \"one\"", "\"id\": \"two\"")]
    [InlineData("language-missing", ", \"en\": \"A card.\"", "")]
    [InlineData("json-syntax", "\"approved\": true,", "\"approved\": true")]
    [InlineData("duplicate-key", "\"approved\": true", "\"approved\": true, \"approved\": false")]
    [InlineData("example-name-unknown", "\"outcome\": null", "\"outcome\": \"crad\"")]
    [InlineData("example-name-unknown", "\"outcome\": null", "\"outcome\": \"unclear\"")]
    [InlineData("example-name-unknown", "\"toPay\"", "\"toPray\"")]
    [InlineData("example-name-unknown", "[\"fault\"]", "[\"faults\"]")]
    [InlineData("example-name-unknown", "\"missing\": [\"born\"]", "\"missing\": [\"bron\"]")]
    [InlineData("example-name-unknown", "\"age\": {", "\"aeg\": {")]
    [InlineData("example-errors-alone", "\"outcome\": null", "\"outcome\": null, \"errors\": [\"fact.duplicate\"]")]
    public void A_malformed_example_says_its_code(string code, string old, string text)
    {
        var (_, errors) = Read(With(old, text));

        Assert.Contains(code, errors);
    }

    private static string With(string old, string text)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        return Good.Replace(old, text, StringComparison.Ordinal);
    }

    private static (Example? Example, IReadOnlyList<string> Errors) Read(string text)
    {
        var diagnostics = new DiagnosticBag("examples/one.json");
        var example = ExampleReader.Read(text, "one", CardRules.Load().File.RuleSet!, diagnostics);
        return (example, [.. diagnostics.ToImmutable().Select(finding => finding.Code.Id)]);
    }
}
