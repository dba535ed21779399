namespace DecisionEngine.Cases.Publishing;

/// <summary>A public holiday: on the same date every year, or so many days from Easter Sunday.</summary>
/// <param name="Name">Its Danish name.</param>
/// <param name="FirstYear">The first year it is held; null for as long as anybody counts.</param>
/// <param name="LastYear">The last year it is held; null while it is held.</param>
public abstract record Holiday(string Name, int? FirstYear, int? LastYear)
{
    /// <summary>The day in a year; null where it is not held that year.</summary>
    /// <param name="year">1583 to 9999: the Gregorian calendar.</param>
    public DateOnly? In(int year) => year < (FirstYear ?? year) || year > (LastYear ?? year) ? null : Day(year);

    /// <summary>The day, whether or not it is held that year.</summary>
    protected abstract DateOnly Day(int year);

    /// <summary>A holiday on the same date every year.</summary>
    /// <param name="Name">Its Danish name.</param>
    /// <param name="Month">1 to 12.</param>
    /// <param name="DayOfMonth">1 to 31.</param>
    /// <param name="FirstYear">The first year it is held.</param>
    /// <param name="LastYear">The last year it is held.</param>
    public sealed record OnDate(string Name, int Month, int DayOfMonth, int? FirstYear = null, int? LastYear = null) : Holiday(Name, FirstYear, LastYear)
    {
        /// <inheritdoc/>
        protected override DateOnly Day(int year) => new(year, Month, DayOfMonth);
    }

    /// <summary>A holiday that moves with Easter.</summary>
    /// <param name="Name">Its Danish name.</param>
    /// <param name="Days">Days after Easter Sunday; before it where negative.</param>
    /// <param name="FirstYear">The first year it is held.</param>
    /// <param name="LastYear">The last year it is held.</param>
    public sealed record FromEaster(string Name, int Days, int? FirstYear = null, int? LastYear = null) : Holiday(Name, FirstYear, LastYear)
    {
        /// <inheritdoc/>
        protected override DateOnly Day(int year) => Holidays.EasterSunday(year).AddDays(Days);
    }
}
