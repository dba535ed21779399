using System.Collections.Immutable;

namespace DecisionEngine.Cases.Publishing;

/// <summary>What a decision means for payment.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="DecisionId">The decision.</param>
/// <param name="Payee">The payee's key.</param>
/// <param name="From">The date the decision has effect from.</param>
/// <param name="Amounts">What is paid; see <see cref="PaymentAmount.Of"/>. Empty where nothing is.</param>
public sealed record PaidByDecision(string CaseId, string DecisionId, string Payee, DateOnly From, ImmutableArray<PaymentAmount> Amounts);

/// <summary>Which instruction a new decision leads to.</summary>
public static class Payments
{
    /// <summary>Start, change or stop; null where the payment system need know nothing new.</summary>
    /// <param name="before">The case's last instruction; null where there is none.</param>
    /// <param name="now">The new decision.</param>
    public static PaymentInstruction? From(PaymentInstruction? before, PaidByDecision now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var running = before is { Kind: not PaymentKind.Stop } ? before : null;
        var amounts = now.Amounts.OrderBy(amount => amount.Id, StringComparer.Ordinal).ToImmutableArray();
        PaymentKind? kind = (running, amounts.IsEmpty) switch
        {
            (null, true) => null,
            (null, false) => PaymentKind.Start,
            (_, true) => PaymentKind.Stop,
            _ => running.Payee == now.Payee && running.Amounts.SequenceEqual(amounts) && !IsOnce(amounts) ? null : PaymentKind.Change,
        };
        return kind is { } known
            ? new PaymentInstruction($"{now.DecisionId}.payment", known, now.CaseId, now.DecisionId, now.Payee, now.From, amounts, before?.Id)
            : null;
    }

    /// <summary>An amount that is not repeated belongs to its own decision: the same sum in a later one is to be confirmed, not left out.</summary>
    private static bool IsOnce(ImmutableArray<PaymentAmount> amounts) => amounts.Any(amount => amount.Period == RuleSets.Period.Once);
}
