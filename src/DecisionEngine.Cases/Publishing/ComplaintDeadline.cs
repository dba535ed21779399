namespace DecisionEngine.Cases.Publishing;

/// <summary>How long a decision can be complained of (FVL § 25; R5, R6). A dispatch that failed has none: it is only worked out for what goes out.</summary>
/// <param name="CameForward">The day the decision is presumed to have come forward.</param>
/// <param name="FirstDay">The first day that counts: the day after.</param>
/// <param name="LastDay">The last day to complain; a working day.</param>
public sealed record ComplaintDeadline(DateOnly CameForward, DateOnly FirstDay, DateOnly LastDay)
{
    /// <summary>The deadline of a decision dispatched by a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="dispatched">The dispatch date, which is the letter's date (R14).</param>
    /// <param name="weeks">Calendar weeks, from the rule set's complaint guidance; at least 1.</param>
    /// <param name="delivery">The dated rules of delivery.</param>
    /// <param name="holidays">The public holidays.</param>
    /// <exception cref="InvalidOperationException">No delivery rule holds on that day.</exception>
    public static ComplaintDeadline Of(DeliveryChannel channel, DateOnly dispatched, int weeks, DeliveryRules delivery, Holidays holidays)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return After(delivery.ComesForward(channel, dispatched), weeks, holidays);
    }

    /// <summary>The deadline where the day it came forward is known, such as from the mailbox's own record.</summary>
    /// <param name="cameForward">The day it came forward.</param>
    /// <param name="weeks">Calendar weeks; at least 1.</param>
    /// <param name="holidays">The public holidays.</param>
    public static ComplaintDeadline After(DateOnly cameForward, int weeks, Holidays holidays) =>
        new(cameForward, cameForward.AddDays(1), new Deadline(holidays).Weeks(cameForward, weeks));
}
