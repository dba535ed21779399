using System.Globalization;
using System.Text.Json;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>An expression as a rule author writes it, and as Microsoft RulesEngine reads it by itself.</summary>
/// <param name="Ours">In the language of rule sets.</param>
/// <param name="Theirs">The same for Microsoft RulesEngine: decimal literals, double quotes, functions with their class.</param>
/// <param name="UsesField">Whether it uses a field of the item at hand.</param>
internal readonly record struct Written(string Ours, string Theirs, bool UsesField = false)
{
    public static Written Same(string text) => new(text, text);

    public static Written operator +(Written a, Written b) => new(a.Ours + b.Ours, a.Theirs + b.Theirs, a.UsesField || b.UsesField);

    public static Written operator +(Written a, string b) => a + Same(b);

    public static Written operator +(string a, Written b) => Same(a) + b;

    public Written InParentheses() => "(" + this + ")";
}

/// <summary>
/// Random well-typed criteria over <see cref="CriteriaFacts"/>. "Total" ones cannot fault: no division, no lowest of a list that
/// may be empty, no large numbers, no dates moved far. Tests of choices are total: where one cannot be computed but both
/// values are the same, ours gives that value, and Microsoft fails.
/// </summary>
internal sealed class RandomCriteria(Random random)
{
    public Written Criterion() => Boolean(3, isTotal: false, inList: false);

    /// <summary>A step of any sort, as in a rule set: a criterion, a value or a table.</summary>
    public string Step()
    {
        string Text(Written written) => JsonSerializer.Serialize(written.Ours);
        string Row(int index) => $$"""{ "id": "row{{index}}", "when": {{Text(Boolean(2, isTotal: false, inList: false))}}, {{Result()}} }""";
        string Result() => Chance(0.1) ? "\"review\": true" : $"\"value\": {Text(Chance(0.7) ? Literal("0", "1") : Number(1, isTotal: false, inList: false))}";
        return random.Next(4) switch
        {
            0 => RandomRules.Criterion(Criterion().Ours),
            1 => $"\"value\": {Text(Number(3, isTotal: false, inList: false))}",
            _ => $$"""
                "table": { "hit": "{{One("first", "unique")}}", "rows": [ {{string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(Row))}}, { "id": "rest", "otherwise": true, {{Result()}} } ] }
                """,
        };
    }

    private Written Boolean(int depth, bool isTotal, bool inList)
    {
        if (depth == 0)
        {
            return inList && Chance(0.6) ? Field("ok") : Chance(0.8) ? Written.Same(One("p", "q", "r")) : Written.Same(One("true", "false"));
        }

        switch (random.Next(inList ? 10 : 13))
        {
            case 0 or 1:
                // The one difference by design: Microsoft stops at the first operand that settles the result, and fails when an
                // earlier one cannot be computed; ours looks at all of them. So all operands but the last are total here.
                return (Boolean(depth - 1, isTotal: true, inList) + One(" && ", " || ", " and ", " or ") + Boolean(depth - 1, isTotal, inList)).InParentheses();
            case 2:
                return "!" + Boolean(depth - 1, isTotal, inList).InParentheses();
            case 3:
                return (Boolean(depth - 1, isTotal, inList) + One(" == ", " != ") + Boolean(depth - 1, isTotal, inList)).InParentheses();
            case 4:
                return (Date(depth - 1, isTotal, inList) + Comparison() + Date(depth - 1, isTotal, inList)).InParentheses();
            case 5:
                return (Word(inList) + One(" == ", " != ") + Quoted()).InParentheses();
            case 6:
                return (Word(inList) + " in (" + Quoted() + ", " + Quoted() + ")").InParentheses();
            case 7:
                // Microsoft computes every value of the list before it looks; ours stops mattering at a match. So they are total.
                return ("(" + Number(depth - 1, isTotal: true, inList) + ") in (" + Number(1, isTotal: true, inList) + ", " + Number(depth - 1, isTotal: true, inList) + ")").InParentheses();
            case 8:
                return (Money(depth - 1, isTotal, inList) + Comparison() + Money(depth - 1, isTotal, inList)).InParentheses();
            case 10:
                var any = One("Any", "All");
                // Both stop at the first item that settles the result; Microsoft fails on an item before it that cannot be computed.
                return $"items.{any}(" + Body(() => Boolean(2, isTotal: true, inList: true), "ok") + ")";
            case 11:
                return (("Dates.DaysBetween(" + Date(depth - 1, isTotal, inList) + ", " + Date(depth - 1, isTotal, inList) + ")") + Comparison() + Number(depth - 1, isTotal, inList)).InParentheses();
            case 12:
                return ("(" + Boolean(depth - 1, isTotal: true, inList) + " ? " + Boolean(depth - 1, isTotal, inList) + " : " + Boolean(depth - 1, isTotal, inList) + ")").InParentheses();
            default:
                return (Number(depth - 1, isTotal, inList) + Comparison() + Number(depth - 1, isTotal, inList)).InParentheses();
        }
    }

    private Written Number(int depth, bool isTotal, bool inList)
    {
        if (depth == 0)
        {
            return inList && Chance(0.5) ? Field(One("price", "pieces"))
                : Chance(0.6) ? Written.Same(isTotal ? One("a", "b", "n") : One("a", "b", "n", "zero", "large"))
                : Literal("0", "1", "2", "0.5", "2.75", "100", "0.01");
        }

        switch (random.Next(inList ? 10 : 14))
        {
            case 0:
                return Arithmetic(" + ");
            case 1:
                return Arithmetic(" - ");
            case 2:
                return Arithmetic(" * ");
            case 3 when !isTotal:
                return Arithmetic(" / ");
            case 4:
                var extreme = One("Min(", "Max(");
                return new Written(extreme, "Calc." + extreme) + Number(depth - 1, isTotal, inList) + ", " + Number(depth - 1, isTotal, inList) + (Chance(0.3) ? ", " + Number(depth - 1, isTotal, inList) : Written.Same("")) + ")";
            case 5:
                return new Written("Clamp(", "Calc.Clamp(") + Number(depth - 1, isTotal, inList) + ", " + Number(depth - 1, isTotal, inList) + ", " + Number(depth - 1, isTotal, inList) + ")";
            case 6:
                return $"Round.{One("Down", "Up", "HalfUp", "HalfEven")}(" + Number(depth - 1, isTotal, inList) + ", " + Literal("1", "0.01", "100", "0.25") + ")";
            case 7:
                return ("(" + Boolean(depth - 1, isTotal: true, inList) + " ? " + Number(depth - 1, isTotal, inList) + " : " + Number(depth - 1, isTotal, inList) + ")").InParentheses();
            case 8:
                return "Dates." + (Chance(0.5) ? One("Year(", "Month(") + Date(depth - 1, isTotal, inList) : "Age(" + Date(depth - 1, isTotal, inList) + ", " + Date(depth - 1, isTotal, inList)) + ")";
            case 9:
                return "-" + Number(depth - 1, isTotal, inList).InParentheses();
            case 10:
                // Microsoft counts in whole numbers, whose quotient is cut; ours has one sort of number. The factor makes it one.
                var count = Chance(0.3) ? Written.Same("items.Count()") : "items.Count(" + Body(() => Boolean(2, isTotal, inList: true), "ok") + ")";
                return new Written(count.Ours, $"({count.Theirs} * 1m)");
            case 11:
                return "items.Sum(" + Body(() => Number(2, isTotal, inList: true), "price") + ")";
            case 12 when !isTotal:
                return $"items.{One("Min", "Max")}(" + Body(() => Number(2, isTotal, inList: true), "price") + ")";
            case 13 when !isTotal:
                return (Money(depth - 1, isTotal, inList) + " / " + Money(depth - 1, isTotal, inList)).InParentheses();
            default:
                return Number(0, isTotal, inList);
        }

        Written Arithmetic(string sign) => (Number(depth - 1, isTotal, inList) + sign + Number(depth - 1, isTotal, inList)).InParentheses();
    }

    private Written Money(int depth, bool isTotal, bool inList)
    {
        if (depth == 0)
        {
            return inList && Chance(0.5) ? Field("cost") : Written.Same(One("m1", "m2"));
        }

        return random.Next(6) switch
        {
            0 => (Money(depth - 1, isTotal, inList) + One(" + ", " - ") + Money(depth - 1, isTotal, inList)).InParentheses(),
            1 => (Money(depth - 1, isTotal, inList) + " * " + Number(depth - 1, isTotal, inList)).InParentheses(),
            2 => new Written("PercentOf(", "Calc.PercentOf(") + "share, " + Money(depth - 1, isTotal, inList) + ")",
            3 => new Written("Max(", "Calc.Max(") + Literal("0") + ", " + Money(depth - 1, isTotal, inList) + ")",
            4 => "Round.HalfUp(" + Money(depth - 1, isTotal, inList) + ", " + Literal("0.01", "1") + ")",
            _ => ("(" + Boolean(depth - 1, isTotal: true, inList) + " ? " + Money(depth - 1, isTotal, inList) + " : " + Money(depth - 1, isTotal, inList) + ")").InParentheses(),
        };
    }

    private Written Date(int depth, bool isTotal, bool inList)
    {
        if (depth == 0)
        {
            return inList && Chance(0.5) ? Field("day") : Chance(0.7) ? Written.Same(One("d1", "d2")) : new Written("Dates.On(2024, 2, 29)", "Dates.On(2024m, 2m, 29m)");
        }

        return random.Next(inList ? 4 : 5) switch
        {
            0 => $"Dates.{One("FirstOfMonth", "FirstOfNextMonth", "LastOfMonth")}(" + Date(depth - 1, isTotal, inList) + ")",
            1 => $"Dates.{One("AddDays", "AddMonths", "AddYears")}(" + Date(depth - 1, isTotal, inList) + ", " + (isTotal ? Literal("0", "1", "13", "2.9") : Number(depth - 1, isTotal, inList)) + ")",
            2 => $"Dates.{One("Earliest", "Latest")}(" + Date(depth - 1, isTotal, inList) + ", " + Date(depth - 1, isTotal, inList) + (Chance(0.3) ? ", " + Date(depth - 1, isTotal, inList) : Written.Same("")) + ")",
            4 when !isTotal => Written.Same($"items.{One("Min", "Max")}(day)"),
            _ => Date(0, isTotal, inList),
        };
    }

    /// <summary>What a list gathers must use a field; our engine refuses what is the same for every item.</summary>
    private static Written Body(Func<Written> make, string otherwise)
    {
        var body = make();
        return body.UsesField ? body : Field(otherwise);
    }

    private Written Word(bool inList) => inList && Chance(0.5) ? Field("kind") : Written.Same("c");

    private Written Quoted()
    {
        var word = One("x", "y", "z");
        return new Written($"'{word}'", $"\"{word}\"");
    }

    private Written Literal(params string[] numbers)
    {
        var number = One(numbers);
        return new Written(number, number + "m");
    }

    private string Comparison() => One(" < ", " <= ", " == ", " != ", " >= ", " > ");

    private static Written Field(string name) => new(name, name, UsesField: true);

    private bool Chance(double share) => random.NextDouble() < share;

    private string One(params string[] options) => options[random.Next(options.Length)];
}

/// <summary>A list item as Microsoft RulesEngine sees it; the properties are named as in the rule set.</summary>
public sealed class RandomItem
{
    public decimal price { get; init; }

    public decimal pieces { get; init; }

    public decimal cost { get; init; }

    public bool ok { get; init; }

    public DateOnly day { get; init; }

    public string kind { get; init; } = "";

    /// <summary>The item in a facts file; <paramref name="isHidden"/> says which fields are unknown.</summary>
    internal string Json(Func<string, bool> isHidden)
    {
        (string Name, string Value)[] fields =
        [
            ("price", price.ToString(CultureInfo.InvariantCulture)), ("pieces", pieces.ToString(CultureInfo.InvariantCulture)), ("cost", cost.ToString(CultureInfo.InvariantCulture)),
            ("ok", ok ? "true" : "false"), ("day", $"\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\""), ("kind", $"\"{kind}\""),
        ];
        return $"{{ {string.Join(", ", fields.Select(field => $"\"{field.Name}\": {(isHidden(field.Name) ? "null" : field.Value)}"))} }}";
    }
}

/// <summary>Random values for the facts that <see cref="RandomCriteria"/> speak of.</summary>
internal sealed class CriteriaFacts
{
    private static readonly string[] Kinds = ["x", "y", "z"];

    public CriteriaFacts(Random random)
    {
        decimal Number(int most) => random.Next(4) == 0 ? random.Next(-2, 3) : Math.Round((decimal)((random.NextDouble() * 2) - 1) * most, random.Next(3));
        DateOnly Date() => new DateOnly(2024, 1, 1).AddDays(random.Next(8) == 0 ? random.Next(-700_000, 2_900_000) : random.Next(-400, 400));
        bool Flag() => random.Next(2) == 0;
        Values = new()
        {
            ["a"] = Number(1000),
            ["b"] = Number(10),
            ["n"] = (decimal)random.Next(-5, 20),
            ["zero"] = (decimal)random.Next(2),
            ["large"] = decimal.MaxValue / random.Next(1, 9),
            ["m1"] = Number(1000),
            ["m2"] = Number(1000),
            ["share"] = (decimal)random.Next(0, 101),
            ["p"] = Flag(),
            ["q"] = Flag(),
            ["r"] = Flag(),
            ["d1"] = Date(),
            ["d2"] = Date(),
            ["c"] = Kinds[random.Next(3)],
            ["items"] = Enumerable.Range(0, random.Next(4)).Select(_ => new RandomItem { price = Number(100), pieces = random.Next(5), cost = Number(100), ok = Flag(), day = new DateOnly(2024, 1, 1).AddDays(random.Next(-400, 400)), kind = Kinds[random.Next(3)] }).ToList(),
        };
    }

    public Dictionary<string, object> Values { get; }

    /// <summary>Everything that can be unknown: each fact, each field of each item, and whether there are more items.</summary>
    public IEnumerable<string> Knowable => Values.Keys
        .Append("items.complete")
        .Concat(Items.SelectMany((_, index) => (string[])[$"items[{index}].price", $"items[{index}].ok", $"items[{index}].day", $"items[{index}].kind", $"items[{index}].cost"]));

    private List<RandomItem> Items => (List<RandomItem>)Values["items"];

    /// <summary>The facts file, without what is hidden. While it is unknown whether there are more items, the last one is kept back.</summary>
    public string Json(IReadOnlySet<string>? hidden = null)
    {
        var isHidden = hidden is null ? _ => false : (Func<string, bool>)hidden.Contains;
        var facts = Values.Where(value => !isHidden(value.Key)).Select(value => $"\"{value.Key}\": {(value.Key == "items" ? List(isHidden) : Json(value.Value))}");
        return $"{{ {string.Join(", ", facts)} }}";
    }

    private string List(Func<string, bool> isHidden)
    {
        var isComplete = !isHidden("items.complete");
        var items = Items.Select((item, index) => item.Json(field => isHidden($"items[{index}].{field}"))).SkipLast(isComplete ? 0 : 1);
        return $"{{ \"value\": [{string.Join(", ", items)}], \"complete\": {(isComplete ? "true" : "false")} }}";
    }

    private static string Json(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly date => $"\"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"",
        string text => $"\"{text}\"",
        _ => ((decimal)value).ToString(CultureInfo.InvariantCulture),
    };
}
