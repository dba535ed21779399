namespace DecisionEngine.Cases.Publishing;

/// <summary>What carries letters out of the house: a folder, a mailbox provider, a printer.</summary>
public interface ILetterChannel
{
    /// <summary>
    /// Sends an envelope once: a repeat with the same id and bytes sends nothing and answers with the first time. Failure is a
    /// value; only cancellation is thrown, and then it is not known whether it was sent, which a repeat finds out.
    /// </summary>
    Task<DeliveryReceipt> SendAsync(Envelope envelope, CancellationToken cancellationToken);
}
