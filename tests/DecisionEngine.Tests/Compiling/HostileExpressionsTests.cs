using System.Text.Json;
using CsCheck;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests.Compiling;

/// <summary>Expressions that try to reach what the language does not have, or to bring the engine down.</summary>
public sealed class HostileExpressionsTests
{
    [Theory]
    [InlineData("member.GetType() == member.GetType()")]
    [InlineData("remark.GetType().Assembly == remark")]
    [InlineData("remark.Length > 5")]
    [InlineData("remark.ToUpper() == 'A'")]
    [InlineData("remark[0] == 'a'")]
    [InlineData("applied.Year > 5")]
    [InlineData("DateTime.Now > applied")]
    [InlineData("DateOnly.MaxValue > applied")]
    [InlineData("DateOnly(2024, 1, 1) < applied")]
    [InlineData("Math.PI > distance")]
    [InlineData("Convert.ToInt32(visits) > 5")]
    [InlineData("System.Environment.Exit(1)")]
    [InlineData("new(visits as a).a > 5")]
    [InlineData("np(visits) > 5")]
    [InlineData("iif(member, true, false)")]
    [InlineData("it.member")]
    [InlineData("parent.member")]
    [InlineData("root.member")]
    [InlineData("$.member")]
    [InlineData("@0 == 1")]
    [InlineData("member == null")]
    [InlineData("null == null")]
    [InlineData("default")]
    [InlineData("trips.Any(t => t.price > 0)")]
    [InlineData("x => x")]
    [InlineData("() => true")]
    [InlineData("trips.Where(paid).Any()")]
    [InlineData("trips.First().paid")]
    [InlineData("trips[0].paid")]
    [InlineData("trips == trips")]
    [InlineData("trips.Any(trips.Any(paid))")]
    [InlineData("trips.Any(true)")]
    [InlineData("trips.Any(member)")]
    [InlineData("trips.Sum(day) > 5")]
    [InlineData("trips.Max(place) == 'near'")]
    [InlineData("trips.All()")]
    [InlineData("trips.Sum() > 0")]
    [InlineData("trips.Any(paid, paid)")]
    [InlineData("paid")]
    [InlineData("paidPrice > 0")]
    [InlineData("income")]
    [InlineData("visits = 5")]
    [InlineData("visits == 5; true")]
    [InlineData("visits == 5 // comment")]
    [InlineData("visits == 1e5")]
    [InlineData("visits == 1E+5")]
    [InlineData("visits == 0x1F")]
    [InlineData("visits == 0b11")]
    [InlineData("visits == 5d")]
    [InlineData("visits == 5L")]
    [InlineData("visits == 1_000")]
    [InlineData("visits == .5")]
    [InlineData("visits == 5.")]
    [InlineData("visits == 99999999999999999999999999999")]
    [InlineData("visits % 2 == 0")]
    [InlineData("visits mod 2 == 0")]
    [InlineData("visits ^ 2 == 0")]
    [InlineData("visits << 2 == 0")]
    [InlineData("visits ?? 2 == 0")]
    [InlineData("member & renewal")]
    [InlineData("member | renewal")]
    [InlineData("~visits == 0")]
    [InlineData("remark + 'a' == 'b'")]
    [InlineData("remark < 'b'")]
    [InlineData("remark == 'it's'")]
    [InlineData("remark == 'a\\'b'")]
    [InlineData("remark == \"a\\u0022\"")]
    [InlineData("remark == 'open")]
    [InlineData("member && !")]
    [InlineData("&& member")]
    [InlineData("member member")]
    [InlineData("member ? renewal")]
    [InlineData("member : renewal")]
    [InlineData("(member")]
    [InlineData("member)")]
    [InlineData("()")]
    [InlineData("visits in ()")]
    [InlineData("visits in 5")]
    [InlineData("visits in (1, member)")]
    [InlineData(",")]
    [InlineData("Min() > 1")]
    [InlineData("Min > 1")]
    [InlineData("Calc.Min(1, 2) > 1")]
    [InlineData("Round(1.5, 1) > 1")]
    [InlineData("Dates")]
    [InlineData("Dates.Now > applied")]
    [InlineData("Dates.On(2024, visits, 1) > applied")]
    [InlineData("Dates.On(2024, 1.5, 1) > applied")]
    [InlineData("Dates.On(99999999999999999999, 1, 1) > applied")]
    [InlineData("Lookup(limit, income) > 0")]
    [InlineData("Lookup(shareByIncome, visits) > 0")]
    [InlineData("shareByIncome > 0")]
    [InlineData("shareByIncome.Find(5) > 0")]
    [InlineData("shareByIncome == shareByIncome")]
    [InlineData("Round.Down(visits, 0) > 0")]
    [InlineData("Round.Down(visits, -1) > 0")]
    [InlineData("Yearly(visits) > 0")]
    [InlineData("mеmber")]
    [InlineData("ｍember")]
    [InlineData("member\u200B")]
    [InlineData("member\u00A0&& renewal")]
    [InlineData("member\0")]
    [InlineData("visits == ５")]
    [InlineData("visits == ٥")]
    [InlineData("“member”")]
    [InlineData("member 😀")]
    [InlineData("item.Flag('paid')")]
    [InlineData("Number(visits) == 5")]
    [InlineData("Flag(member)")]
    public void What_the_language_does_not_have_is_an_error_in_the_expression(string expression)
    {
        var file = Read(expression);
        Assert.Null(file.Program);
        Assert.NotEmpty(file.Diagnostics);
        Assert.All(file.Diagnostics.Where(finding => finding.Severity == Severity.Error), finding => Assert.Equal("steps[7].criterion", finding.At.Path));
    }

    public static TheoryData<string> Deep { get; } =
    [
        new string('(', 900) + "member" + new string(')', 900),
        new string('(', 2_500) + "member" + new string(')', 2_500),
        new string('!', 1_900) + "member",
        string.Concat(Enumerable.Repeat("not ", 450)) + "member",
        $"{string.Concat(Enumerable.Repeat("- ", 390))}visits > 5",
        string.Concat(Enumerable.Repeat("member ? ", 99)) + "member" + string.Concat(Enumerable.Repeat(" : member", 99)),
        string.Concat(Enumerable.Repeat("Min(1, ", 100)) + "2" + new string(')', 100) + " > 1",
        new string('(', 100_000),
        new string('a', 100_000),
        new string('\'', 1_999),
    ];

    [Theory]
    [MemberData(nameof(Deep))]
    public void Nesting_is_bounded_before_any_parser_sees_it(string expression)
    {
        var finding = Assert.Single(Read(expression).Diagnostics);
        Assert.Contains(finding.Code.Id, (string[])["expression-too-deep", "expression-too-long", "expression-syntax"]);
    }

    [Theory]
    [InlineData(" && ", "member")]
    [InlineData(" || ", "!member")]
    [InlineData(" == ", "member")]
    public void The_longest_chain_is_read_and_evaluated(string sign, string part)
    {
        var count = sign == " || " ? 133 : 200;
        var expression = string.Join(sign, Enumerable.Repeat(part, count));
        Assert.NotNull(BaseRules.Evaluator(("member && lowIncome && (often || deserving)", expression)).Evaluate(BaseRules.Facts));
    }

    [Fact]
    public void A_list_of_as_many_values_as_fit_is_read_and_evaluated()
    {
        var values = string.Join(", ", Enumerable.Range(100, 195));
        Assert.NotNull(BaseRules.Evaluator(("member && lowIncome && (often || deserving)", $"visits in ({values})")).Evaluate(BaseRules.Facts));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(2_000)]
    [InlineData(200_000)]
    public void A_list_of_more_values_is_refused_before_any_parser_sees_it(int count) =>
        Assert.Equal("expression-too-long", Assert.Single(Read($"visits in ({string.Join(", ", Enumerable.Repeat("1", count))})").Diagnostics).Code.Id);

    [Theory]
    [InlineData("1e9", "number-form")]
    [InlineData("1e999999999", "number-form")]
    [InlineData("9e+9", "number-form")]
    [InlineData("99999999999999999999999999999", "number-form")]
    [InlineData("9 ^ 9 ^ 9", "expression-character")]
    [InlineData("9 ** 9 ** 9", "expression-syntax")]
    [InlineData("Math.Pow(9, 999999999)", "name-unknown")]
    [InlineData("Pow(9, 999999999)", "name-unknown")]
    public void An_exponent_is_refused_in_whatever_form(string number, string code) =>
        Assert.Contains(code, Read($"visits < {number}").Diagnostics.Select(finding => finding.Code.Id));

    /// <summary>Forty steps that each square the one before: ten to the power of a million million.</summary>
    [Fact]
    public void Steps_that_square_each_other_end_in_a_fault_and_a_person_decides()
    {
        var steps = string.Concat(Enumerable.Range(0, 40).Select(i =>
            $$"""{ "id": "square{{i}}", "label": { "da": "x", "en": "x" }, "law": ["card1"], "value": "{{(i == 0 ? "visits + 10" : $"square{i - 1} * square{i - 1}")}}" },"""));
        var evaluation = BaseRules.Evaluator(
            ("{ \"id\": \"lowIncome\", \"label\"", $"{steps}{{ \"id\": \"lowIncome\", \"label\""),
            ("member && lowIncome && (often || deserving)", "square39 > 5")).Evaluate(BaseRules.Facts);
        Assert.Null(evaluation.Outcome);
        Assert.Equal(Route.Review, evaluation.Route);
    }

    /// <summary>Cyrillic, full-width, mathematical, combining and invisible characters in place of those of <c>member</c>.</summary>
    [Theory]
    [InlineData("mеmber")]
    [InlineData("ｍｅｍｂｅｒ")]
    [InlineData("𝗆ember")]
    [InlineData("me\u0301mber")]
    [InlineData("mem\u200Dber")]
    [InlineData("\u202Emember")]
    [InlineData("member\uFE0F")]
    public void A_name_that_only_looks_like_another_is_refused_and_the_character_named(string name)
    {
        var finding = Read(name).Diagnostics.First(found => found.Severity == Severity.Error);
        Assert.Equal("expression-character", finding.Code.Id);
        Assert.Contains("U+", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mеmber")]
    [InlineData("ｍember")]
    [InlineData("member\u200B")]
    public void A_fact_may_not_be_named_to_look_like_another(string name)
    {
        var file = BaseRules.Read(("\"id\": \"renewal\"", $"\"id\": \"{name}\""));
        Assert.Contains("id-invalid", file.Diagnostics.Select(finding => finding.Code.Id));
    }

    [Theory]
    [InlineData("x1")]
    [InlineData("int")]
    [InlineData("long")]
    [InlineData("bool")]
    [InlineData("string")]
    [InlineData("decimal")]
    [InlineData("double")]
    [InlineData("float")]
    [InlineData("object")]
    [InlineData("char")]
    [InlineData("byte")]
    [InlineData("short")]
    [InlineData("uint")]
    [InlineData("math")]
    [InlineData("convert")]
    [InlineData("guid")]
    [InlineData("dateTime")]
    [InlineData("round")]
    [InlineData("dates")]
    [InlineData("calc")]
    [InlineData("type")]
    [InlineData("number")]
    [InlineData("flag")]
    [InlineData("equals")]
    [InlineData("yearly")]
    [InlineData("lookup")]
    [InlineData("else")]
    [InlineData("typeof")]
    [InlineData("default")]
    [InlineData("class")]
    public void Any_name_an_author_may_give_means_what_the_author_named(string name)
    {
        var ruleSet = BaseRules.Text.Replace("visits", name, StringComparison.Ordinal);
        var evaluator = BaseRules.EvaluatorOf(BaseRules.Change(ruleSet, ("member && lowIncome && (often || deserving)", $"{name} == 12 && trips.Any({name} > guests)")));
        Assert.True(evaluator.Evaluate(BaseRules.Facts.Replace("visits", name, StringComparison.Ordinal)).Outcome?.Outcome.Id == "card");
    }

    [Fact]
    public void Random_words_and_signs_give_findings_or_a_program_and_never_an_exception()
    {
        string[] words =
        [
            "member", "visits", "income", "limit", "applied", "remark", "pool", "trips", "price", "paid", "day", "Min", "Round", "Round.Down", "Dates.Age", "Lookup", "shareByIncome",
            "true", "null", "and", "or", "not", "in", "5", "0.25", "'sea'", "&&", "||", "!", "==", "!=", "<", ">=", "+", "-", "*", "/", "?", ":", "(", ")", ",", ".", "Any", "Sum", "it", "new", "decidedOn", "effectiveDate",
            "trips.Any(", "trips.Sum(", "Dates.On(", "Max(", "PercentOf(", "é", "\\\\", "\\\"", "{", "[", "0x5", "9999999999999999999999999999",
        ];
        Gen.OneOf(words.Select(word => Gen.Const(word)).ToArray()).Array[1, 14].Sample(
            parts =>
            {
                var file = Read(string.Join(' ', parts));
                Assert.True(file.Program is not null || file.Diagnostics.Any(finding => finding.Severity == Severity.Error));
            },
            iter: Effort.Cases(1_500));
    }

    [Fact]
    public void Random_text_gives_findings_and_never_an_exception() =>
        Gen.String[Gen.Char, 0, 60].Sample(text => Assert.NotNull(Read(text)), iter: Effort.Cases(500));

    private static RuleSetFile Read(string expression)
    {
        var escaped = JsonSerializer.Serialize(expression)[1..^1];
        return BaseRules.Read(("member && lowIncome && (often || deserving)", escaped), ("!entitled && member && lowIncome", "!entitled && member && lowIncome && often && deserving && renewal"));
    }
}
