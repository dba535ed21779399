using System.Globalization;
using System.Text;
using CsCheck;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Tests.Support;

/// <summary>Random facts files for a rule set: every fact may be absent, null, bare or with provenance, and numbers are drawn near the rates so that limits are met.</summary>
internal static class RandomFacts
{
    public static Gen<string> For(RuleSet ruleSet)
    {
        var amounts = ruleSet.Rates.SelectMany(rate => rate.Values).Select(value => value.Number ?? 0m).Append(0m).Distinct().ToArray();
        var facts = ruleSet.Facts.Select(fact => Fact(fact, amounts)).ToArray();
        return Gen.Select(Gen.Int[0, int.MaxValue].Array[facts.Length], Gen.Bool, (seeds, isFull) => (seeds, isFull)).SelectMany(
            drawn => All(facts).Select(values => Join(ruleSet, values, drawn.seeds, drawn.isFull)));
    }

    private static Gen<string[]> All(Gen<string>[] generators) => generators.Aggregate(
        Gen.Const(Array.Empty<string>()),
        (all, next) => Gen.Select(all, next, (before, value) => before.Append(value).ToArray()));

    private static string Join(RuleSet ruleSet, string[] values, int[] seeds, bool isFull)
    {
        var parts = ruleSet.Facts
            .Select((fact, i) => (fact, value: values[i], seed: seeds[i]))
            .Where(entry => isFull || entry.seed % 5 != 0)
            .Select(entry => $"\"{entry.fact.Id}\": {Wrapped(entry.fact, entry.value, entry.seed)}");
        return "{" + string.Join(", ", parts) + "}";
    }

    private static string Wrapped(Fact fact, string value, int seed) =>
        fact.Discretionary
            ? seed % 3 == 0 ? "null" : $$"""{ "value": {{value}}, "by": "Mette Holm", "considerations": "Set efter en samtale." }"""
            : (seed % 7) switch
            {
                0 => $$"""{ "value": {{value}}, "source": "register:CPR", "observed": "2024-02-0{{(seed % 9) + 1}}", "shownToParty": {{(seed % 2 == 0 ? "true" : "false")}} }""",
                1 => $$"""{ "value": {{value}}, "source": "{{fact.Source ?? "party"}}", "sure": 0.{{(seed % 9) + 1}} }""",
                2 when fact.Type.Kind == Kind.List => $$"""{ "value": {{value}}, "complete": false }""",
                _ => value,
            };

    private static Gen<string> Fact(Fact fact, decimal[] amounts) => fact.Type.Kind switch
    {
        Kind.List => Item(fact, amounts).Array[0, 3].Select(items => $"[{string.Join(", ", items)}]"),
        Kind.Date => Gen.Int[-400, 1500].Select(days => new DateOnly(2023, 6, 1).AddDays(days)).Select(date => Iso(Clamped(date, fact))),
        _ => Scalar(fact.Type, fact.Min, fact.Max, amounts),
    };

    private static Gen<string> Item(Fact fact, decimal[] amounts) => All([.. fact.Fields.Select(field => Scalar(field.Type, field.Min, field.Max, amounts))])
        .Select(Gen.Int[0, 9], (values, unknown) => "{" + string.Join(", ", fact.Fields.Select((field, i) => $"\"{field.Id}\": {(unknown == i ? "null" : values[i])}")) + "}");

    private static Gen<string> Scalar(DataType type, decimal? min, decimal? max, decimal[] amounts) => type.Kind switch
    {
        Kind.Boolean => Gen.Bool.Select(value => value ? "true" : "false"),
        Kind.Choice => Gen.Int[0, type.Choices!.Values.Length - 1].Select(index => $"\"{type.Choices.Values[index].Value}\""),
        Kind.Text => Pick("Alba", "Storm", "Liv \\\"ø\\\" <b>", "9").Select(text => $"\"{text}\""),
        Kind.Date => Gen.Int[0, 5000].Select(days => Iso(new DateOnly(2015, 1, 1).AddDays(days))),
        Kind.Integer => Gen.Int[0, 12].Select(number => Number(Bounded(number, min, max))),
        _ => Gen.Select(Pick(amounts), Pick(1m, 12m, 26m, 52m), Pick(0m, 0.01m, -0.01m, 1m, 1000m, 20000.5m))
            .Select((amount, divisor, off) => Number(Bounded(decimal.Round(amount / divisor, 2) + off, min, max))),
    };

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static DateOnly Clamped(DateOnly date, Fact fact) => date < fact.Earliest ? fact.Earliest.Value : date > fact.Latest ? fact.Latest.Value : date;

    private static decimal Bounded(decimal number, decimal? min, decimal? max) => number < min ? min.Value : number > max ? max.Value : number;

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => new StringBuilder("\"").Append(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('"').ToString();
}
