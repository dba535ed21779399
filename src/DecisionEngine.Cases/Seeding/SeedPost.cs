using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Seeding;

/// <summary>Takes every letter, and carries none anywhere: the people it is written to do not exist.</summary>
internal sealed class SeedPost(TimeProvider time) : ILetterChannel
{
    public Task<DeliveryReceipt> SendAsync(Envelope envelope, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryReceipt>(envelope is { Channel: DeliveryChannel.Letter, To.Address: null or "" }
            ? new DeliveryReceipt.FailedForGood(DeliveryCode.NoAddress)
            : new DeliveryReceipt.Delivered(time.GetUtcNow(), false));
}
