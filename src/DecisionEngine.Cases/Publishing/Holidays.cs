using System.Collections.Immutable;

namespace DecisionEngine.Cases.Publishing;

/// <summary>The days on which no deadline may end: Saturdays, Sundays and public holidays (R6).</summary>
/// <param name="table">The public holidays, each with the years it is held.</param>
public sealed class Holidays(ImmutableArray<Holiday> table)
{
    /// <summary>The Danish public holidays.</summary>
    // The choice: only the holidays of the Danish National Church, with New Year's Day, move the end of a deadline. That is how Ministry of
    // Justice guidance 9533 of 26 June 2018 is understood here (Saturday, Sunday, public holiday). Constitution Day (5 June), 24 December,
    // 31 December and the Friday after Ascension Day are no public holidays; some Acts (forældelsesloven § 27) and some authorities name
    // them for their own deadlines. A lawyer is to verify this; a day more is a line more in this table.
    // Store Bededag ceased with Act no. 214 of 6 March 2023, from 1 January 2024 (number and date recalled, to verify).
    public static Holidays Danish { get; } = new(
    [
        new Holiday.OnDate("Nytårsdag", 1, 1),
        new Holiday.FromEaster("Skærtorsdag", -3),
        new Holiday.FromEaster("Langfredag", -2),
        new Holiday.FromEaster("Påskedag", 0),
        new Holiday.FromEaster("2. påskedag", 1),
        new Holiday.FromEaster("Store Bededag", 26, LastYear: 2023),
        new Holiday.FromEaster("Kristi Himmelfartsdag", 39),
        new Holiday.FromEaster("Pinsedag", 49),
        new Holiday.FromEaster("2. pinsedag", 50),
        new Holiday.OnDate("Juledag", 12, 25),
        new Holiday.OnDate("2. juledag", 12, 26),
    ]);

    /// <summary>Easter Sunday in the Gregorian calendar.</summary>
    /// <param name="year">1583 to 9999.</param>
    public static DateOnly EasterSunday(int year)
    {
        // The computus as printed in Jean Meeus, Astronomical Algorithms, chapter 8; it holds for every Gregorian year without exceptions.
        var golden = year % 19;
        var (century, inCentury) = (year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var toSunday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var day = epact + toSunday - (7 * late) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    /// <summary>The public holiday on a day; null where it is none.</summary>
    public Holiday? On(DateOnly day) => table.FirstOrDefault(holiday => holiday.In(day.Year) == day);

    /// <summary>Whether the day is neither Saturday, Sunday nor public holiday.</summary>
    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && On(day) is null;

    /// <summary>The day itself where it is a working day, otherwise the next one that is.</summary>
    public DateOnly OrNextWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The working day that is so many working days after a day, which need not be one itself.</summary>
    /// <param name="day">The day that is not counted.</param>
    /// <param name="count">0 or more; 0 gives the day itself.</param>
    public DateOnly WorkingDaysAfter(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (; count > 0; count--)
        {
            day = OrNextWorkingDay(day.AddDays(1));
        }

        return day;
    }
}
