using DecisionEngine.RuleSets;

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
}
