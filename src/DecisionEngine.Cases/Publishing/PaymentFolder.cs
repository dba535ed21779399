using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Publishing;

/// <summary>Instructions to pay as files, for the payment system to take: a folder for each, named by its id, with <c>payment.json</c>.</summary>
/// <param name="path">The folder.</param>
/// <param name="time">The clock.</param>
public sealed class PaymentFolder(string path, TimeProvider time)
{
    private readonly FrozenFolder folder = new(path);

    /// <summary>Puts an instruction there once; failure is a value, and another instruction under the same id is refused.</summary>
    public Task<DeliveryReceipt> SendAsync(PaymentInstruction instruction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        return folder.SendAsync(instruction.Id, [new Document("payment.json", "application/json", instruction.ToJson())], time.GetLocalNow(), cancellationToken);
    }
}
