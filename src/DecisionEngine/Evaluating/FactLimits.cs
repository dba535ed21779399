using System.Globalization;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Evaluating;

/// <summary>The type of a fact or field and the values it may have: the same whichever way a value comes in.</summary>
internal readonly record struct FactLimits(DataType Type, decimal? Min, decimal? Max, DateOnly? Earliest, DateOnly? Latest)
{
    /// <summary>The longest text a fact, or anything said of one, may be.</summary>
    public const int LongestText = 10_000;

    public static FactLimits Of(Fact fact) => new(fact.Type, fact.Min, fact.Max, fact.Earliest, fact.Latest);

    public static FactLimits Of(Field field) => new(field.Type, field.Min, field.Max, field.Earliest, field.Latest);

    public bool Hold(decimal number) => !(number < Min || number > Max);

    public bool Hold(DateOnly date) => !(date < Earliest || date > Latest);

    /// <summary>The numbers that would do.</summary>
    public string Numbers() => $"a number{(Min is { } low ? $" from {low}" : "")}{(Max is { } high ? $" to {high}" : "")}";

    /// <summary>The dates that would do.</summary>
    public string Dates() => $"a date{(Earliest is { } from ? $" from {Iso(from)}" : "")}{(Latest is { } to ? $" to {Iso(to)}" : "")}";

    /// <summary>A value of the type, in words.</summary>
    public string Value() => Type.Kind switch
    {
        Kind.Boolean => "true or false",
        Kind.Date => "a date such as 2026-06-01",
        Kind.Text => "a text",
        Kind.Choice => $"one of {Type.Choices}",
        Kind.List => "an array of items",
        Kind.Integer => "a whole number",
        _ => $"a number: {Type}",
    };

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
