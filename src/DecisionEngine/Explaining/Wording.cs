using System.Globalization;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>
/// One language: its patterns for numbers, dates and sentences. The tables are our own and not the platform's, so that
/// an update of the operating system changes no letter. Places in patterns are numbered: {0}, {1}.
/// </summary>
public sealed partial record Wording
{
    /// <summary>The languages, by ISO 639-1 code.</summary>
    public static Wording For(string language) => language switch
    {
        "da" => Danish,
        "en" => English,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "There are no patterns for this language."),
    };

    /// <summary>ISO 639-1 code.</summary>
    public required string Language { get; init; }

    /// <summary>Between groups of three digits.</summary>
    public required char Group { get; init; }

    /// <summary>Before the decimals.</summary>
    public required char Point { get; init; }

    /// <summary>The months.</summary>
    public required string[] Months { get; init; }

    /// <summary>A date from day, month and year: <c>{0}. {1} {2}</c>.</summary>
    public required string DatePattern { get; init; }

    /// <summary>An amount in Danish kroner.</summary>
    public required string Kroner { get; init; }

    /// <summary>An amount in any other currency: amount and code.</summary>
    public required string OtherMoney { get; init; }

    /// <summary>A percentage.</summary>
    public required string PercentPattern { get; init; }

    /// <summary>Before a number that is written shorter than it is.</summary>
    public required string About { get; init; }

    /// <summary>Yes.</summary>
    public required string Yes { get; init; }

    /// <summary>No.</summary>
    public required string No { get; init; }

    /// <summary>A value that is unknown.</summary>
    public required string NotKnown { get; init; }

    /// <summary>A value that could not be computed.</summary>
    public required string NotComputed { get; init; }

    /// <summary>A value in words, in the reader's language.</summary>
    public string Write(TracedValue value) => value.State switch
    {
        State.Known => Known(value),
        State.Fault => NotComputed,
        _ => NotKnown,
    };

    /// <summary>A date: 1. juni 2026; 1 June 2026.</summary>
    public string Write(DateOnly date) => string.Format(CultureInfo.InvariantCulture, DatePattern, date.Day, Months[date.Month - 1], date.Year);

    /// <summary>A number with its groups and decimals, at most four; a longer one is marked as rounded.</summary>
    public string Write(decimal number) => Rounded(number, 4, isMoney: false);

    /// <summary>One or several of a unit, without the number.</summary>
    public string Unit(Period unit, decimal count) => (unit, count == 1m) switch
    {
        (Period.Day, true) => Day,
        (Period.Day, false) => Days,
        (Period.Week, true) => Week,
        (Period.Week, false) => Weeks,
        (Period.Month, true) => Month,
        (Period.Month, false) => MonthsWord,
        (_, true) => Year,
        _ => Years,
    };

    private string Known(TracedValue value) => value.Type.Kind switch
    {
        Kind.Boolean => (bool)value.Value! ? Yes : No,
        Kind.Date => Write((DateOnly)value.Value!),
        Kind.Text => (string)value.Value!,
        Kind.Choice => value.Type.Choices!.Find((string)value.Value!)?.Label[Language] ?? (string)value.Value!,
        Kind.Money => Money((decimal)value.Value!, value.Type),
        Kind.Percent => string.Format(CultureInfo.InvariantCulture, PercentPattern, Write((decimal)value.Value!)),
        Kind.Duration => $"{Write((decimal)value.Value!)} {Unit(value.Type.Period!.Value, (decimal)value.Value!)}",
        Kind.List => ((int)value.Value!).ToString(CultureInfo.InvariantCulture),
        Kind.Bands => "",
        _ => Write((decimal)value.Value!),
    };

    private string Money(decimal amount, DataType type)
    {
        var digits = Rounded(amount, 2, isMoney: true);
        var money = type.Currency == "DKK"
            ? string.Format(CultureInfo.InvariantCulture, Kroner, digits)
            : string.Format(CultureInfo.InvariantCulture, OtherMoney, digits, type.Currency);
        var period = type.Period switch
        {
            Period.Day => ADay,
            Period.Week => AWeek,
            Period.Fortnight => AFortnight,
            Period.Month => AMonth,
            Period.Year => AYear,
            _ => "",
        };
        return period.Length == 0 ? money : $"{money} {period}";
    }

    private string Rounded(decimal number, int most, bool isMoney)
    {
        var shown = decimal.Round(number, most, MidpointRounding.AwayFromZero);
        var isWhole = decimal.IsInteger(shown);
        var digits = Math.Abs(shown).ToString(isWhole ? "0" : isMoney ? "0.00" : "0.####", CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var grouped = new System.Text.StringBuilder();
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
            {
                grouped.Append(Group);
            }

            grouped.Append(whole[i]);
        }

        if (point >= 0)
        {
            grouped.Append(Point).Append(digits, point + 1, digits.Length - point - 1);
        }

        return $"{(shown == number ? "" : About)}{(shown < 0m ? "−" : "")}{grouped}";
    }
}
