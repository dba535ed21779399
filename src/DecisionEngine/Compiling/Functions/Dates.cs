namespace DecisionEngine.Compiling;

/// <summary>Arithmetic with calendar dates. Dates outside the years 1 to 9999 are faults.</summary>
public static class Dates
{
    /// <summary>A date from year, month and day.</summary>
    public static DateOnly On(decimal year, decimal month, decimal day) => new((int)year, (int)month, (int)day);

    /// <summary>Whole years from birth to <paramref name="at"/>; a birthday on 29 February falls on 1 March in other years.</summary>
    public static decimal Age(DateOnly born, DateOnly at)
    {
        var years = at.Year - born.Year;
        return (at.Month, at.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>Whole months from the first date to the second; negative when the second is earlier.</summary>
    public static decimal MonthsBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -MonthsBetween(to, from);
        }

        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }

    /// <summary>Whole years from the first date to the second; negative when the second is earlier.</summary>
    public static decimal YearsBetween(DateOnly from, DateOnly to) => decimal.Truncate(MonthsBetween(from, to) / 12m);

    /// <summary>Days from the first date to the second.</summary>
    public static decimal DaysBetween(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    /// <summary>The first day of the month.</summary>
    public static DateOnly FirstOfMonth(DateOnly date) => new(date.Year, date.Month, 1);

    /// <summary>The first day of the next month.</summary>
    public static DateOnly FirstOfNextMonth(DateOnly date) => FirstOfMonth(date).AddMonths(1);

    /// <summary>The last day of the month.</summary>
    public static DateOnly LastOfMonth(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));

    /// <summary>The date a number of days later.</summary>
    public static DateOnly AddDays(DateOnly date, decimal days) => date.AddDays(Whole(days));

    /// <summary>The date a number of months later; the last day of a shorter month.</summary>
    public static DateOnly AddMonths(DateOnly date, decimal months) => date.AddMonths(Whole(months));

    /// <summary>The date a number of years later; 28 February where 29 does not exist.</summary>
    public static DateOnly AddYears(DateOnly date, decimal years) => date.AddYears(Whole(years));

    /// <summary>The earliest of the dates.</summary>
    public static DateOnly Earliest(params DateOnly[] dates) => dates.Min();

    /// <summary>The latest of the dates.</summary>
    public static DateOnly Latest(params DateOnly[] dates) => dates.Max();

    /// <summary>The year.</summary>
    public static decimal Year(DateOnly date) => date.Year;

    /// <summary>The month, 1 to 12.</summary>
    public static decimal Month(DateOnly date) => date.Month;

    private static int Whole(decimal number) =>
        number is > 4_000_000m or < -4_000_000m ? throw new ArgumentOutOfRangeException(nameof(number)) : (int)decimal.Truncate(number);
}
