using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>Choices and tables over the facts a, b (numbers), p, q, r (booleans). In the facts T is true, F false, U unknown; a test that cannot be computed is <c>1 / zero &gt; 0</c> with zero 0.</summary>
public sealed class TableTests
{
    private const string Broken = "1 / zero > 0";

    [Theory]
    [InlineData("T__", "1")]
    [InlineData("FT_", "2")]
    [InlineData("FFT", "3")]
    [InlineData("FFF", "9")]
    [InlineData("TUU", "1")]
    [InlineData("FTU", "2")]
    [InlineData("UTF", "unknown")]
    [InlineData("UFF", "unknown")]
    [InlineData("FFU", "unknown")]
    public void In_a_first_hit_table_the_first_row_that_is_met_wins_and_none_past_an_unknown_one(string pqr, string expected) =>
        Assert.Equal(expected, Table("first", pqr, ("p", "1"), ("q", "2"), ("r", "3")));

    [Theory]
    [InlineData("UTF", "1")]
    [InlineData("UUT", "1")]
    [InlineData("UFF", "unknown")]
    [InlineData("UUF", "unknown")]
    public void A_first_hit_table_is_known_past_an_unknown_row_when_every_value_it_may_take_is_the_same(string pqr, string expected) =>
        Assert.Equal(expected, Table("first", pqr, ("p", "1"), ("q", "1"), ("r", "1")));

    [Theory]
    [InlineData("F__", "division-by-zero")]
    [InlineData("T__", "1")]
    [InlineData("U__", "unknown")]
    public void No_row_wins_past_one_that_cannot_be_computed(string pqr, string expected) =>
        Assert.Equal(expected, Table("first", pqr, ("p", "1"), (Broken, "2"), ("true", "3")));

    [Theory]
    [InlineData("FF_", "9")]
    [InlineData("FT_", "2")]
    [InlineData("FU_", "unknown")]
    [InlineData("UT_", "unknown")]
    public void A_row_that_cannot_be_computed_does_not_matter_when_the_values_are_the_same(string pqr, string expected) =>
        Assert.Equal(expected, Table("first", pqr, ("p", "1"), ("q", "2"), (Broken, "9")));

    [Theory]
    [InlineData("TFF", "1")]
    [InlineData("FFT", "3")]
    [InlineData("FFF", "9")]
    [InlineData("TTF", "several-rows")]
    [InlineData("TTT", "several-rows")]
    [InlineData("TUT", "several-rows")]
    [InlineData("TUF", "unknown")]
    [InlineData("UFF", "unknown")]
    [InlineData("UUF", "unknown")]
    public void In_a_unique_table_exactly_one_row_may_be_met(string pqr, string expected) =>
        Assert.Equal(expected, Table("unique", pqr, ("p", "1"), ("q", "2"), ("r", "3")));

    [Theory]
    [InlineData("UFF", "9")]
    [InlineData("UUF", "unknown")]
    [InlineData("TUF", "unknown")]
    [InlineData("TTF", "several-rows")]
    public void A_unique_table_is_known_past_one_unknown_row_but_not_past_two(string pqr, string expected) =>
        Assert.Equal(expected, Table("unique", pqr, ("p", "9"), ("q", "9"), ("r", "9")));

    [Theory]
    [InlineData("F__", "9", "9")]
    [InlineData("F__", "8", "division-by-zero")]
    [InlineData("T__", "9", "division-by-zero")]
    [InlineData("U__", "9", "unknown")]
    public void A_row_of_a_unique_table_that_cannot_be_computed_may_hit(string pqr, string value, string expected) =>
        Assert.Equal(expected, Table("unique", pqr, ("p", "9"), (Broken, value)));

    [Fact]
    public void A_row_may_send_the_case_to_a_person() => Assert.Equal("no-row", Table("first", "T__", ("p", null), ("q", "2")));

    [Theory]
    [InlineData("T__", "p ? 1 : 1 / zero", "1")]
    [InlineData("F__", "p ? 1 / zero : 2", "2")]
    [InlineData("U__", "p ? 1 : 2", "unknown")]
    [InlineData("U__", "p ? 5 : 2 + 3", "5")]
    [InlineData("U__", "p ? 1 / zero : 2 / zero", "division-by-zero")]
    [InlineData("U__", "p ? 1 / zero : 2", "unknown")]
    [InlineData("___", $"{Broken} ? 1 : 2", "division-by-zero")]
    [InlineData("___", $"{Broken} ? 5 : 2 + 3", "5")]
    [InlineData("U__", $"{Broken} ? 5 : (p ? 5 : 6)", "unknown")]
    public void A_choice_takes_the_branch_its_test_says_or_both_where_it_says_nothing(string pqr, string expression, string expected) =>
        Assert.Equal(expected, Value($"\"value\": \"{expression}\"", pqr));

    [Theory]
    [InlineData("""{ "value": [] }""", "count 0, sum 0, any False, all True, min empty-list")]
    [InlineData("""{ "value": [ { "price": 2, "ok": true }, { "price": 5, "ok": false } ] }""", "count 1, sum 7, any True, all False, min 2")]
    [InlineData("""{ "value": [ { "price": null, "ok": true } ] }""", "count 1, sum unknown, any True, all True, min unknown")]
    [InlineData("""{ "value": [ { "price": 2, "ok": null } ] }""", "count unknown, sum 2, any unknown, all unknown, min 2")]
    [InlineData("""{ "value": [ { "price": 2, "ok": true } ], "complete": false }""", "count unknown, sum unknown, any True, all unknown, min unknown")]
    [InlineData("""{ "value": [ { "price": 2, "ok": false } ], "complete": false }""", "count unknown, sum unknown, any unknown, all False, min unknown")]
    [InlineData("null", "count unknown, sum unknown, any unknown, all unknown, min unknown")]
    public void A_list_gathers_what_is_known_of_its_items_and_leaves_open_what_more_could_change(string items, string expected)
    {
        var evaluator = BaseRules.EvaluatorOf(RandomRules.With(["\"value\": \"items.Count(ok)\"", "\"value\": \"items.Sum(price)\"", "\"criterion\": \"items.Any(ok)\"", "\"criterion\": \"items.All(ok)\"", "\"value\": \"items.Min(price)\""]));
        var evaluation = evaluator.Evaluate($"{{ \"items\": {items} }}");
        string[] names = ["count", "sum", "any", "all", "min"];
        Assert.Equal(expected, string.Join(", ", evaluator.Program.Steps.Select((step, index) => $"{names[index]} {Word(evaluation.ValueOf(step.Root))}")));
    }

    private static string Table(string hit, string pqr, params (string When, string? Value)[] rows)
    {
        var written = rows.Select((row, index) => $$"""{ "id": "row{{index}}", "when": "{{row.When}}", {{(row.Value is null ? "\"review\": true" : $"\"value\": \"{row.Value}\"")}} }""");
        return Value($$"""
            "table": { "hit": "{{hit}}", "rows": [ {{string.Join(", ", written)}}, { "id": "rest", "otherwise": true, "value": "9" } ] }
            """, pqr);
    }

    private static string Value(string step, string pqr)
    {
        var evaluator = BaseRules.EvaluatorOf(RandomRules.With([step]));
        var facts = pqr.Select((letter, index) => $"\"{"pqr"[index]}\": {letter switch { 'T' => "true", 'F' => "false", _ => "null" }}");
        return Word(evaluator.Evaluate($"{{ \"zero\": 0, {string.Join(", ", facts)} }}").ValueOf(evaluator.Program.Steps[0].Root));
    }

    private static string Word(TracedValue value) => value.State switch
    {
        State.Known => $"{value.Value}",
        State.Fault => value.Fault.Code(),
        _ => "unknown",
    };
}
