namespace DecisionEngine.Cases.Publishing;

/// <summary>When what was dispatched by a channel is presumed to have come forward, from a date on (R6).</summary>
/// <param name="Channel">The channel.</param>
/// <param name="From">The first dispatch date it holds for.</param>
/// <param name="To">The last dispatch date; null while it is open.</param>
/// <param name="WorkingDays">Working days after dispatch; 0 for the same day, whatever day that is.</param>
/// <param name="Source">Where the rule stands.</param>
/// <param name="ToVerify">What a lawyer must still verify; null where nothing is.</param>
public sealed record DeliveryRule(DeliveryChannel Channel, DateOnly From, DateOnly? To, int WorkingDays, string Source, string? ToVerify)
{
    /// <summary>Whether the rule holds for what is dispatched on a day.</summary>
    public bool Holds(DateOnly dispatched) => dispatched >= From && (To is not { } to || dispatched <= to);
}
