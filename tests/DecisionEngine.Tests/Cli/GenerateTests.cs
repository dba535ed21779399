using System.Text.Json;

namespace DecisionEngine.Tests.Cli;

public sealed class GenerateTests : IDisposable
{
    private readonly Workshop workshop = new();

    [Fact]
    public void The_same_seed_gives_the_same_cases_and_more_begin_with_them()
    {
        var few = Generate("few.ndjson", "--count", "50", "--seed", "7");
        var again = Generate("again.ndjson", "--count", "50", "--seed", "7");
        var more = Generate("more.ndjson", "--count", "2000", "--seed", "7");
        var others = Generate("others.ndjson", "--count", "50", "--seed", "8");

        Assert.Equal(few, again);
        Assert.StartsWith(few, more, StringComparison.Ordinal);
        Assert.NotEqual(few, others);
        Assert.Equal(50, few.Count(letter => letter == '\n'));
        Assert.Equal(2000, more.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
    }

    [Fact]
    public void Every_case_can_be_decided_and_every_outcome_occurs()
    {
        Generate("cases.ndjson", "--count", "3000");

        var answer = workshop.Run("batch", "friplads", "--rules", Repository.Rules, "--facts", "cases.ndjson", "--out", "out.ndjson", "--decided-at", "2024-06-15");

        Assert.True(answer.Exit == 0, answer.Error);
        var outcomes = File.ReadLines(workshop.PathOf("out.ndjson")).Skip(1)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("outcome"))
            .Select(outcome => outcome.ValueKind == JsonValueKind.Null ? "none of them" : outcome.GetProperty("id").GetString())
            .Distinct();
        Assert.Equal(
            ["full", "none", "none of them", "noPlace", "part", "recalculatedDown", "recalculatedUp", "recalculationUnchanged"],
            outcomes.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("distribution-invalid", "not json")]
    [InlineData("distribution-invalid", """{ "observed": ["2024-01-01", "2024-01-02"] }""")]
    [InlineData("distribution-invalid", """{ "observed": ["2024-01-01", "2024-01-02"], "facts": { "brn": { "one": { "1": 1 } } } }""")]
    [InlineData("distribution-invalid", """{ "observed": ["2024-01-01", "2024-01-02"], "facts": { "hardship": { "one": { "true": 1 } } } }""")]
    [InlineData("distribution-invalid", """{ "observed": ["2024-01-01", "2024-01-02"], "facts": { "monthlyIncome": { "lognormal": { "median": 1 } } } }""")]
    [InlineData("distribution-invalid", """{ "observed": ["2024-01-01", "2024-01-02"], "facts": { "monthlyIncome": { "one": { "1": 1 }, "if": { "born": "1950-01-01" } } } }""")]
    public void A_distribution_that_will_not_do_exits_with_2_and_a_code(string code, string distribution)
    {
        workshop.Write("drawn.json", distribution);

        var answer = workshop.Run("generate", "card", "--out", "cases.ndjson", "--distribution", "drawn.json");

        Assert.Equal(2, answer.Exit);
        Assert.StartsWith($"error {code}: ", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workshop.PathOf("cases.ndjson")));
    }

    [Fact]
    public void A_rule_set_without_a_distribution_needs_one_named()
    {
        Assert.StartsWith("error distribution-missing: ", workshop.Run("generate", "card", "--out", "cases.ndjson").Error, StringComparison.Ordinal);
    }

    public void Dispose() => workshop.Dispose();

    private string Generate(string name, params string[] args)
    {
        var answer = workshop.Run(["generate", "friplads", "--rules", Repository.Rules, "--out", name, .. args]);
        Assert.True(answer.Exit == 0, answer.Error);
        return File.ReadAllText(workshop.PathOf(name));
    }
}
