using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Cases.Publishing;

/// <summary>An amount to be paid to the payee.</summary>
/// <param name="Id">The amount's id in the rule set.</param>
/// <param name="Amount">How much for each period; above 0.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Period">How often; <see cref="Period.Once"/> for an amount that is not repeated.</param>
public sealed record PaymentAmount(string Id, decimal Amount, string Currency, Period Period)
{
    /// <summary>The amount as it is written: with a point and at least two decimals.</summary>
    public string Text => Amount.ToString("0.00##########################", CultureInfo.InvariantCulture);

    /// <summary>The amounts of an evaluation's outcome that are paid out. Amounts of 0 are left out: nothing is paid.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="paid">Ids of the rule set's amounts that are paid to the payee; its other amounts only inform, or are charged.</param>
    /// <exception cref="InvalidOperationException">An amount that is paid is negative, no money, or could not be computed; then nothing may be issued.</exception>
    public static ImmutableArray<PaymentAmount> Of(Evaluation evaluation, IReadOnlySet<string> paid)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(paid);
        var amounts = ImmutableArray.CreateBuilder<PaymentAmount>();
        foreach (var amount in (evaluation.Outcome?.Amounts ?? []).Where(amount => paid.Contains(amount.Amount.Id)).OrderBy(amount => amount.Amount.Id, StringComparer.Ordinal))
        {
            var value = evaluation.ValueOf(amount.Root);
            if (value is not { State: State.Known, Type: { Kind: Kind.Money, Currency: { } currency }, Value: decimal and >= 0m and var much })
            {
                throw new InvalidOperationException($"The amount {amount.Amount.Id} cannot be paid.");
            }

            if (much > 0m)
            {
                amounts.Add(new PaymentAmount(amount.Amount.Id, much, currency, value.Type.Period ?? Period.Once));
            }
        }

        return amounts.ToImmutable();
    }
}
