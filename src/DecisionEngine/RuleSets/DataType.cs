using System.Collections.Immutable;

namespace DecisionEngine.RuleSets;

/// <summary>What sort of value it is.</summary>
public enum Kind
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>An amount of money, in a currency and for a period.</summary>
    Money,

    /// <summary>A percentage; 45 is 45 %.</summary>
    Percent,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A length of time in a stated unit.</summary>
    Duration,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>One of a few named values.</summary>
    Choice,

    /// <summary>A list of records.</summary>
    List,

    /// <summary>An interval table that a number is looked up in.</summary>
    Bands,
}

/// <summary>The span of time an amount covers, or the unit of a duration.</summary>
public enum Period
{
    /// <summary>Not repeated.</summary>
    Once,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A week.</summary>
    Week,

    /// <summary>Two weeks.</summary>
    Fortnight,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>One value a choice can take.</summary>
/// <param name="Value">The id used in facts and expressions.</param>
/// <param name="Label">What people read.</param>
public sealed record Choice(string Value, LocalText Label);

/// <summary>The type of a fact, rate, step or part of an expression, with its dimension.</summary>
/// <param name="Kind">The sort of value.</param>
/// <param name="Currency">ISO 4217 code; money only.</param>
/// <param name="Period">The period of an amount or the unit of a duration; null otherwise.</param>
/// <param name="Choices">The values of a choice; null otherwise.</param>
public sealed record DataType(Kind Kind, string? Currency = null, Period? Period = null, ChoiceSet? Choices = null)
{
    /// <summary>True or false.</summary>
    public static readonly DataType Boolean = new(Kind.Boolean);

    /// <summary>A whole number.</summary>
    public static readonly DataType Integer = new(Kind.Integer);

    /// <summary>A decimal number without dimension.</summary>
    public static readonly DataType Decimal = new(Kind.Decimal);

    /// <summary>A percentage.</summary>
    public static readonly DataType Percent = new(Kind.Percent);

    /// <summary>A calendar date.</summary>
    public static readonly DataType Date = new(Kind.Date);

    /// <summary>Free text.</summary>
    public static readonly DataType Text = new(Kind.Text);

    /// <summary>A type that could not be read; what has it is passed over, for its error has been reported.</summary>
    internal static readonly DataType Unread = new(Kind.Money);

    /// <summary>Whether the type could be read.</summary>
    internal bool IsRead => this != Unread;

    /// <summary>Whether values are numbers in a cell.</summary>
    public bool IsNumeric => Kind is Kind.Integer or Kind.Decimal or Kind.Money or Kind.Percent or Kind.Duration;

    /// <summary>Whether it is a number without dimension.</summary>
    public bool IsPlain => Kind is Kind.Integer or Kind.Decimal;

    /// <summary>The type in words, for diagnostics: <c>money (DKK, month)</c>.</summary>
    public override string ToString() => (Kind, Currency, Period) switch
    {
        (Kind.Money, { } currency, { } period) => $"money ({currency}, {period.ToString().ToLowerInvariant()})",
        (Kind.Duration, _, { } unit) => $"duration ({unit.ToString().ToLowerInvariant()})",
        (Kind.Choice, _, _) => $"choice ({Choices})",
        (Kind.Decimal, _, _) => "number",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}

/// <summary>The named values of one choice; two choices are the same type only when they are the same set.</summary>
public sealed class ChoiceSet(ImmutableArray<Choice> values)
{
    /// <summary>The values in the order of the file.</summary>
    public ImmutableArray<Choice> Values { get; } = values;

    /// <summary>The choice with that id, or null.</summary>
    public Choice? Find(string value)
    {
        foreach (var choice in Values)
        {
            if (choice.Value == value)
            {
                return choice;
            }
        }

        return null;
    }

    /// <summary>The ids, for diagnostics.</summary>
    public override string ToString() => string.Join(", ", Values.Select(choice => choice.Value));
}
