using System.Globalization;
using DecisionEngine.Searching;

namespace DecisionEngine.Tests.Searching;

/// <summary>Where the search splits an interval first: on the way from the near end to the far one, the first place where a part turns.</summary>
public sealed class BreakpointTests
{
    [Theory]
    [InlineData("criterion", "distance < 20", "12", "32", "0.4")]
    [InlineData("criterion", "distance < 20", "32", "12", "0.6")]
    [InlineData("criterion", "20 <= distance * 2", "8", "16", "0.25")]
    [InlineData("criterion", "distance > visits", "2", "22", "0.5")] // There are 12 visits.
    [InlineData("value", "Lookup(shareByIncome, income)", "8000", "18000", "0.2")] // The bands end at 10000 and 15000.
    [InlineData("value", "Lookup(shareByIncome, income)", "18000", "8000", "0.3")]
    [InlineData("value", "Lookup(shareByIncome, income)", "10500", "15500", "0.9")]
    [InlineData("value", "Round.Down(distance, 10)", "12", "32", "0.4")]
    [InlineData("value", "Round.Down(distance, 10)", "32", "12", "0.1")]
    [InlineData("value", "Round.Up(distance, 10)", "12", "32", "0.4")]
    [InlineData("value", "Round.Up(distance, 10)", "32", "12", "0.1")]
    [InlineData("value", "Round.HalfUp(distance, 10)", "12", "32", "0.15")]
    [InlineData("value", "Round.HalfUp(distance, 10)", "17", "37", "0.4")]
    [InlineData("value", "Round.HalfUp(distance, 10)", "32", "12", "0.35")]
    [InlineData("value", "Round.HalfUp(distance, 10)", "38", "18", "0.15")]
    [InlineData("value", "Round.HalfEven(distance, 10)", "15", "35", "0.5")]
    [InlineData("value", "Round.HalfEven(distance, 10)", "35", "15", "0")]
    public void The_first_turn_on_the_way_is_found(string sort, string expression, string near, string far, string share) =>
        Assert.Equal(Number(share), Share(sort, expression, Number(near), Number(far)));

    [Theory]
    [InlineData("criterion", "distance < 20", "21", "32")]
    [InlineData("criterion", "distance < 20", "2", "12")]
    [InlineData("criterion", "visits < 20", "2", "30")] // The distance does not move it.
    [InlineData("value", "Lookup(shareByIncome, income)", "16000", "26000")]
    [InlineData("value", "Round.Down(distance, 10)", "12", "19")]
    [InlineData("value", "Round.Down(distance, 10)", "12", "12")]
    [InlineData("value", "distance * 2", "12", "19")]
    public void Where_nothing_turns_there_is_no_place_to_split(string sort, string expression, string near, string far) =>
        Assert.Null(Share(sort, expression, Number(near), Number(far)));

    private static decimal? Share(string sort, string expression, decimal near, decimal far)
    {
        var step = $$"""{ "id": "turning", "label": { "da": "et trin", "en": "a step" }, "law": ["card1"], "{{sort}}": "{{expression}}" },""";
        var evaluator = BaseRules.Evaluator(("\"steps\": [", "\"steps\": [" + step));
        var ranging = new Ranging(evaluator.Evaluate(BaseRules.Facts));
        ranging.Vary(evaluator.Program.FactIndex(expression.Contains("income", StringComparison.Ordinal) ? "income" : "distance"));
        ranging.Within(near, far);
        ranging.Of(evaluator.Program.FindStep("turning")!.Root);
        return (ranging.Passing ?? ranging.Rounding)?.Share(ranging, near, far);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
