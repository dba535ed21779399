using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cases.Seeding;

/// <summary>Reads a distribution's JSON. Whatever is wrong with it is one <see cref="FormatException"/> that names the fact.</summary>
internal sealed class DistributionReader(RuleSet ruleSet)
{
    public Distribution Read(JsonElement root)
    {
        var facts = ImmutableArray.CreateBuilder<DrawnFact>();
        foreach (var property in root.GetProperty("facts").EnumerateObject())
        {
            var fact = Find(property.Name);
            IEnumerable<JsonElement> ways = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray() : [property.Value];
            foreach (var drawn in ways)
            {
                facts.Add(Way(fact, drawn, facts));
            }
        }

        var observed = root.GetProperty("observed");
        return new Distribution(new DrawDate(Date(observed[0]), Date(observed[1])), facts.ToImmutable());
    }

    private DrawnFact Way(Fact fact, JsonElement drawn, ImmutableArray<DrawnFact>.Builder before) => new(
        fact.Id,
        fact.Type.Kind == Kind.List ? Items(fact, drawn) : Scalar(fact.Id, fact.Type, fact.Min, fact.Max, drawn),
        drawn.TryGetProperty("known", out var known) ? known.GetDouble() : 1,
        drawn.TryGetProperty("if", out var conditions) ? [.. conditions.EnumerateObject().Select(condition => Condition(condition, before))] : [],
        drawn.TryGetProperty("source", out var source) ? source.GetString() : null);

    private Fact Find(string id) => ruleSet.Facts.FirstOrDefault(fact => fact.Id == id && !fact.Discretionary)
        ?? throw new FormatException($"`{id}` is no fact that can be drawn: the rule set has none of that name, or only a person may answer it.");

    private (string Fact, object Value) Condition(JsonProperty condition, ImmutableArray<DrawnFact>.Builder before)
    {
        var fact = Find(condition.Name);
        return before.Any(earlier => earlier.Id == fact.Id)
            ? (fact.Id, Written(fact.Type, condition.Value.ToString()))
            : throw new FormatException($"A condition looks at `{fact.Id}` before it is drawn.");
    }

    private static DrawItems Items(Fact fact, JsonElement drawn)
    {
        var of = drawn.GetProperty("of");
        return new DrawItems(
            One(DataType.Integer, drawn.GetProperty("items")),
            [.. fact.Fields.Where(field => of.TryGetProperty(field.Id, out _)).Select(field => (field.Id, Scalar(field.Id, field.Type, field.Min, field.Max, of.GetProperty(field.Id))))]);
    }

    private static Draw Scalar(string id, DataType type, decimal? min, decimal? max, JsonElement drawn)
    {
        if (drawn.TryGetProperty("one", out var values))
        {
            return One(type, values);
        }

        var unit = drawn.TryGetProperty("unit", out var step) ? step.GetDecimal() : 1m;
        if (drawn.TryGetProperty("between", out var range))
        {
            return type.Kind == Kind.Date ? new DrawDate(Date(range[0]), Date(range[1])) : new DrawNumber(range[0].GetDecimal(), range[1].GetDecimal(), unit);
        }

        if (drawn.TryGetProperty("lognormal", out var shape) && type.IsNumeric)
        {
            return new DrawLognormal(shape.GetProperty("median").GetDouble(), shape.GetProperty("sigma").GetDouble(), min ?? 0m, max ?? decimal.MaxValue, unit);
        }

        throw new FormatException($"`{id}` is drawn by `one`, `between`, `lognormal` (numbers) or `items` with `of` (lists).");
    }

    private static DrawOne One(DataType type, JsonElement values) =>
        new([.. values.EnumerateObject().Select(value => (Written(type, value.Name), value.Value.GetDouble()))]);

    private static object Written(DataType type, string text) => type.Kind switch
    {
        Kind.Boolean => bool.Parse(text),
        Kind.Date => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Kind.Choice => type.Choices!.Find(text)?.Value ?? throw new FormatException($"`{text}` is none of {type.Choices}."),
        Kind.Text => text,
        _ => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
    };

    private static DateOnly Date(JsonElement text) => DateOnly.ParseExact(text.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
