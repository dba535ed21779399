namespace DecisionEngine.Cases.Seeding;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class SeedClock(DateTimeOffset start, TimeZoneInfo zone) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    public override TimeZoneInfo LocalTimeZone => zone;

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves on; never back.</summary>
    public void MoveTo(DateTimeOffset moment) => Now = moment > Now ? moment.ToUniversalTime() : Now;

    /// <summary>A minute passes.</summary>
    public void Tick() => Now = Now.AddMinutes(1);
}
