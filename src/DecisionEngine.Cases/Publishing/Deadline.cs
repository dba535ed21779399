namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// Deadlines by the calendar. The day something happens is not counted; the last day is always a working day, because an end on a
/// Saturday, Sunday or public holiday moves to the next working day (R6). The whole last day counts, to midnight.
/// </summary>
/// <param name="holidays">The public holidays.</param>
public sealed class Deadline(Holidays holidays)
{
    /// <summary>Deadlines with the Danish public holidays.</summary>
    public static Deadline Danish { get; } = new(Holidays.Danish);

    /// <summary>The longest the authority may take to reassess before it forwards a complaint (R7; retssikkerhedsloven § 66), in weeks.</summary>
    public const int ReassessmentWeeks = 4;

    /// <summary>The last day of a deadline in calendar weeks, such as a complaint or reassessment: the same weekday so many weeks later, or the next working day.</summary>
    /// <param name="from">The day that is not counted, such as the one on which a decision came forward.</param>
    /// <param name="weeks">At least 1.</param>
    public DateOnly Weeks(DateOnly from, int weeks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        return holidays.OrNextWorkingDay(from.AddDays(7 * weeks));
    }

    /// <summary>The last day of a deadline in working days, such as a hearing.</summary>
    /// <param name="from">The day that is not counted.</param>
    /// <param name="days">At least 1.</param>
    public DateOnly WorkingDays(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return holidays.WorkingDaysAfter(from, days);
    }

    /// <summary>The last day on which the authority may still reassess a complaint it received (R7).</summary>
    /// <param name="received">The day the complaint came.</param>
    public DateOnly Reassessment(DateOnly received) => Weeks(received, ReassessmentWeeks);
}
