using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests.Cli;

public sealed class TimelineTests : IDisposable
{
    private static readonly string Facts = Path.Combine(Repository.Root, "samples", "friplads", "partial.json");
    private readonly Workshop workshop = new();

    [Fact]
    public void The_year_s_new_figures_give_a_new_period()
    {
        var timeline = Follow("2023-12-01", "2024-01-31");

        Assert.Equal(
            ["2023-12-01 2023-12-31 part 3828", "2024-01-01 2024-01-31 part 4026"],
            timeline.Select(period => $"{Text(period, "from")} {Text(period, "to")} {period.GetProperty("outcome").GetProperty("id").GetString()} {period.GetProperty("amounts").GetProperty("subsidy")}"));
        Assert.Equal(
            ["from", "to", "version", "outcome", "amounts", "route", "reviewReasons", "missing", "explanation"],
            timeline[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(0, Explanation(timeline[0]).GetProperty("why").GetArrayLength());
        Assert.Equal(
            "the year's lower limit: DKK 193,501 a year → DKK 200,301 a year",
            Explanation(timeline[1]).GetProperty("why")[0].GetString());
        Assert.StartsWith("You get a partial subsidy.", Explanation(timeline[1]).GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_without_figures_is_a_period_of_its_own_and_never_the_year_before()
    {
        var timeline = Follow("2021-12-31", "2023-01-01");

        Assert.Equal(["2021-12-31", "2022-01-01", "2023-01-01"], timeline.Select(period => Text(period, "from")));
        Assert.Equal("2022-12-31", Text(timeline[1], "to"));
        Assert.Equal("null", timeline[1].GetProperty("outcome").GetRawText());
        Assert.Equal("review", Text(timeline[1], "route"));
        Assert.Equal("the year's lower limit: DKK 185,701 a year → the figure is missing", Explanation(timeline[1]).GetProperty("why")[0].GetString());
    }

    [Fact]
    public void Dates_outside_the_rules_say_so()
    {
        var timeline = Follow("2026-12-30", "2027-01-02");

        Assert.Equal(["2026-12-30", "2027-01-01"], timeline.Select(period => Text(period, "from")));
        Assert.Contains("not-in-force", timeline[1].GetProperty("reviewReasons").GetRawText(), StringComparison.Ordinal);
        Assert.NotEqual(0, Explanation(timeline[1]).GetProperty("why").GetArrayLength());
    }

    [Fact]
    public void Every_date_comes_out_as_the_case_applied_for_so_that_it_has_effect_then()
    {
        var evaluator = new VersionedEvaluator([ShippedRuleSets.Evaluator("friplads")]);
        var facts = JsonNode.Parse(File.ReadAllText(Facts))!.AsObject();
        facts["newAdmission"]!["value"] = true;
        var decidedAt = new DateTimeOffset(2024, 3, 15, 0, 0, 0, TimeSpan.Zero);
        var periods = Timeline.Of(evaluator, Bytes(facts), decidedAt, new DateOnly(2020, 1, 1), new DateOnly(2027, 2, 1), out _);

        Assert.Equal(8, periods.Length);
        foreach (var date in periods.SelectMany(period => new[] { period.From, period.To }))
        {
            facts["placeStart"] = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var alone = evaluator.Evaluate(Bytes(facts), decidedAt, out _)!;
            var period = periods.Single(period => period.From <= date && date <= period.To).Evaluation;
            Assert.Equal(alone.Outcome, period.Outcome);
            Assert.Equal(Steps(alone), Steps(period));
        }
    }

    [Fact]
    public void A_birthday_is_found_to_the_day()
    {
        // The age is worked out on the effective date, and the card's age is reached on a birthday.
        workshop.Write("facts.json", """{ "appliedOn": "2024-03-01", "born": { "value": "1959-05-05", "source": "register:CPR" }, "monthlyIncome": 10000 }""");

        using var json = JsonDocument.Parse(workshop.Run("decide", "card", "--facts", "facts.json", "--from", "2024-01-01", "--to", "2024-12-31", "--json").Out);

        Assert.Contains("2024-05-05", json.RootElement.GetProperty("timeline").EnumerateArray().Select(period => Text(period, "from")));
    }

    [Fact]
    public void In_text_it_is_a_table_and_a_line_on_why()
    {
        var answer = workshop.Run("decide", "friplads", "--rules", Repository.Rules, "--facts", Facts, "--decided-at", "2024-03-15", "--language", "en", "--from", "2023-12-01", "--to", "2024-01-31");

        Assert.Contains("How it comes out by effective date", answer.Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^2024-01-01  2024-01-31  part +automatic  subsidy DKK 4,026 a month, ", answer.Out);
        Assert.Matches("(?m)^2024-01-01: the year's lower limit: DKK 193,501 a year → DKK 200,301 a year; ", answer.Out);
    }

    [Theory]
    [InlineData("--from", "2024-01-01")]
    [InlineData("--to", "2024-01-01")]
    [InlineData("--from", "2024-02-01", "--to", "2024-01-01")]
    [InlineData("--from", "2010-01-01", "--to", "2024-01-01")]
    [InlineData("--from", "soon", "--to", "2024-01-01")]
    public void What_is_no_range_is_refused(params string[] range)
    {
        var answer = workshop.Run(["decide", "friplads", "--rules", Repository.Rules, "--facts", Facts, .. range]);

        Assert.Equal(2, answer.Exit);
        Assert.StartsWith("error timeline-range: ", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => workshop.Dispose();

    private static string Steps(Evaluation evaluation)
    {
        var json = new CanonicalJson();
        EvaluationJson.WriteSteps(json, evaluation);
        return json.ToString();
    }

    private static byte[] Bytes(System.Text.Json.Nodes.JsonObject facts) => Encoding.UTF8.GetBytes(facts.ToJsonString());

    private static string Text(JsonElement period, string name) => period.GetProperty(name).GetString()!;

    private static JsonElement Explanation(JsonElement period) => period.GetProperty("explanation").GetProperty("en");

    private List<JsonElement> Follow(string from, string to)
    {
        var answer = workshop.Run("decide", "friplads", "--rules", Repository.Rules, "--facts", Facts, "--decided-at", "2024-03-15", "--json", "--from", from, "--to", to);
        Assert.Equal(0, answer.Exit);
        return [.. JsonSerializer.Deserialize<JsonElement>(answer.Out).GetProperty("timeline").EnumerateArray()];
    }
}
