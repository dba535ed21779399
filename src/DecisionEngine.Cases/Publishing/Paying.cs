using System.Collections.Immutable;
using System.Security.Cryptography;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Storage;
using Period = DecisionEngine.RuleSets.Period;

namespace DecisionEngine.Cases.Publishing;

/// <summary>Hands payment instructions to the payment system, beside the letter of their decision. The same instruction twice is one to the receiver.</summary>
/// <param name="desk">The case desk.</param>
/// <param name="folder">Where instructions go.</param>
public sealed class Paying(CaseDesk desk, PaymentFolder folder)
{
    /// <summary>The name of the document that holds an instruction.</summary>
    public const string Instruction = "payment.json";

    /// <summary>Hands over what a due payment comes to, if it is still due.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="paymentId">The due payment.</param>
    /// <param name="cancel">Stops before the next step.</param>
    public async Task PayAsync(string caseId, string paymentId, CancellationToken cancel = default)
    {
        if (await desk.ReadAsync(caseId).ConfigureAwait(false) is not { } @case || @case.Payments.FirstOrDefault(payment => payment.Id == paymentId) is not { } due || due.DueAt > desk.Now)
        {
            return;
        }

        var decision = @case.Decisions.First(each => each.Id == due.DecisionId);
        var isStop = paymentId.EndsWith("-stop", StringComparison.Ordinal);
        var from = isStop ? desk.Policy.DateOf(desk.Now) : decision.Issued.Evaluation.EffectiveOn ?? desk.Policy.DateOf(decision.At);
        var before = await LastAsync(@case).ConfigureAwait(false);
        var instruction = Payments.From(before, new PaidByDecision(caseId, isStop ? $"{decision.Id}-stop" : decision.Id, @case.Party.Key, from, isStop ? [] : Amounts(decision)));
        if (instruction is null)
        {
            await desk.DoAsync(caseId, null, new RecordPayment(paymentId, new Step(new PaymentInstructed(paymentId, decision.Id, "none", ""))), Actor.System).ConfigureAwait(false);
            return;
        }

        var bytes = instruction.ToJson();
        var receipt = await folder.SendAsync(instruction, cancel).ConfigureAwait(false);
        var step = receipt is DeliveryReceipt.Delivered
            ? new Step(
                new PaymentInstructed(paymentId, decision.Id, instruction.Kind.ToString().ToLowerInvariant(), Convert.ToHexStringLower(SHA256.HashData(bytes))),
                [new Document(Instruction, "application/json", bytes)])
            : new Step(new PaymentFailed(paymentId, receipt is DeliveryReceipt.FailedTemporarily failed ? failed.Code : ((DeliveryReceipt.FailedForGood)receipt).Code, desk.Now.AddMinutes(5)));
        await desk.DoAsync(caseId, null, new RecordPayment(paymentId, step), Actor.System).ConfigureAwait(false);
    }

    /// <summary>What the decision pays: its amounts of money to the party. An amount that is charged is said to be negative by its rule set, or not listed as paid.</summary>
    private ImmutableArray<PaymentAmount> Amounts(CaseDecision decision) =>
    [
        .. decision.Issued.Amounts
            .Where(amount => amount.Unit.Length == 3 && amount.Value > 0 && desk.Policy.IsPaid(decision.Issued.Evaluation.RuleSet, amount.Id))
            .Select(amount => new PaymentAmount(amount.Id, amount.Value, amount.Unit, Enum.TryParse<Period>(amount.Period, true, out var period) ? period : Period.Once)),
    ];

    private async Task<PaymentInstruction?> LastAsync(Case @case)
    {
        var last = (await desk.HistoryAsync(@case.Id).ConfigureAwait(false))
            .Where(happened => happened.Type == EventJson.NameOf<PaymentInstructed>())
            .Select(happened => (happened.Sequence, Event: EventJson.Read<PaymentInstructed>(happened.Type, happened.Payload!.Value)))
            .LastOrDefault(happened => happened.Event.Kind != "none");
        return last.Event is null ? null : PaymentInstruction.Read((await desk.Store.ReadDocumentAsync(last.Sequence, Instruction).ConfigureAwait(false))!.Bytes);
    }
}

/// <summary>Writes down how the handing over of one payment instruction went. Refused once it is handed over.</summary>
/// <param name="PaymentId">The due payment.</param>
/// <param name="Step">What happened.</param>
internal sealed record RecordPayment(string PaymentId, Step Step) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Pay;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context) =>
        @case.Payments.Any(payment => payment.Id == PaymentId) ? Acted.Done([Step]) : Acted.Refuse(RefusalCode.AlreadyDone, "", "The payment has been handed over.");
}
