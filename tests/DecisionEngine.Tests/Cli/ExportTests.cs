using System.Text.Json;

namespace DecisionEngine.Tests.Cli;

public sealed class ExportTests : IDisposable
{
    private readonly Workshop workshop = new();

    [Fact]
    public void Export_prints_a_workflow_with_the_rates_of_the_date()
    {
        var answer = workshop.Run("export", "friplads", "--rules", Repository.Rules, "--on", "2024-03-01");

        var workflow = JsonSerializer.Deserialize<JsonElement>(answer.Out);
        Assert.Equal(0, answer.Exit);
        Assert.Empty(answer.Error);
        Assert.Equal("friplads/1", workflow.GetProperty("WorkflowName").GetString());
        Assert.Contains(("incomeFloor", "200301m"), workflow.GetProperty("GlobalParams").EnumerateArray().Select(global => (global.GetProperty("Name").GetString(), global.GetProperty("Expression").GetString())));
        Assert.Equal("Dates.On(2024m, 3m, 1m)", workflow.GetProperty("GlobalParams")[0].GetProperty("Expression").GetString());
    }

    [Fact]
    public void Export_tells_what_it_leaves_out_and_exits_with_1()
    {
        var answer = workshop.Run("export", "friplads", "--rules", Repository.Rules, "--on", "2025-03-01");

        Assert.Equal(1, answer.Exit);
        Assert.StartsWith("warning export-left-out: `underFloor` is not in the workflow: the rate incomeFloor has no value on the date", answer.Error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(answer.Out).ValueKind);
    }

    [Theory]
    [InlineData("not-in-force", "2019-01-01")]
    [InlineData("date-invalid", "then")]
    public void Export_on_a_date_that_will_not_do_exits_with_2(string code, string date)
    {
        var answer = workshop.Run("export", "friplads", "--rules", Repository.Rules, "--on", date);

        Assert.Equal(2, answer.Exit);
        Assert.StartsWith($"error {code}: ", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => workshop.Dispose();
}
