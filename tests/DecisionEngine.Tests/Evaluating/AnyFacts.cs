using System.Globalization;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>Random facts for any rule set, within the limits it states.</summary>
internal sealed class AnyFacts
{
    private readonly Random random;
    private readonly Dictionary<string, string> values;

    private readonly bool hasWholeLists;

    public AnyFacts(RuleSet ruleSet, Random random, bool hasWholeLists = false)
    {
        this.random = random;
        this.hasWholeLists = hasWholeLists;
        values = ruleSet.Facts.ToDictionary(fact => fact.Id, Value);
    }

    public IReadOnlyCollection<string> Ids => values.Keys;

    public string Json(IReadOnlySet<string>? hidden = null) =>
        $"{{ {string.Join(", ", values.Where(value => hidden?.Contains(value.Key) != true).Select(value => $"\"{value.Key}\": {value.Value}"))} }}";

    private string Value(Fact fact)
    {
        if (fact.Discretionary)
        {
            return $$"""{ "value": {{Scalar(fact.Type, null, null)}}, "by": "Mette Holm", "considerations": "Weighed." }""";
        }

        if (fact.Type.Kind != Kind.List)
        {
            return Scalar(fact.Type, fact.Min, fact.Max);
        }

        string Item() => $"{{ {string.Join(", ", fact.Fields.Where(_ => hasWholeLists || random.Next(12) > 0).Select(field => $"\"{field.Id}\": {Scalar(field.Type, field.Min, field.Max)}"))} }}";
        var items = Enumerable.Range(0, random.Next(Math.Min(4, fact.MaxItems))).Select(_ => Item());
        return $$"""{ "value": [ {{string.Join(", ", items)}} ], "complete": {{(hasWholeLists || random.Next(8) > 0 ? "true" : "false")}} }""";
    }

    private string Scalar(DataType type, decimal? min, decimal? max) => type.Kind switch
    {
        Kind.Boolean => random.Next(2) == 0 ? "true" : "false",
        Kind.Date => $"\"{new DateOnly(2024, 1, 1).AddDays(random.Next(-30, 800)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"",
        Kind.Text => random.Next(2) == 0 ? "\"none\"" : "\"something\"",
        Kind.Choice => $"\"{type.Choices!.Values[random.Next(type.Choices.Values.Length)].Value}\"",
        _ => Number(type, min ?? 0m, Math.Min(max ?? decimal.MaxValue, (min ?? 0m) + (random.Next(3) == 0 ? 20m : 60_000m))),
    };

    private string Number(DataType type, decimal min, decimal max)
    {
        var number = min + ((max - min) * (decimal)random.NextDouble());
        return Math.Round(number, type.Kind == Kind.Integer ? 0 : 2).ToString(CultureInfo.InvariantCulture);
    }
}
