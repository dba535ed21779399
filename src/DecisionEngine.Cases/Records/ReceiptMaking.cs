using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Cases.Records;

/// <summary>Gathers a receipt from the record.</summary>
internal static class ReceiptMaking
{
    public static async Task<Receipt> MakeAsync(Store store, string caseId, SealedEvent from, CancellationToken cancel)
    {
        var issued = EventJson.Read<DecisionIssued>(from.Seal.Type, from.Payload);
        var @case = CaseDesk.Fold(caseId, await store.ReadStreamAsync(CaseDesk.StreamOf(caseId), cancel).ConfigureAwait(false));
        var isByRules = issued.Authorship == Authorship.Rules;
        var receipt = new Receipt(
            Receipt.FormatName,
            Receipt.CurrentVersion,
            EvaluationJson.EngineVersion,
            DecisionOf(issued, @case),
            new ReceiptRuleSet(
                issued.Evaluation.RuleSet, issued.Evaluation.Version, issued.Evaluation.RuleSetHash,
                issued.FileHash, await ContentAsync(store, issued.FileHash, cancel).ConfigureAwait(false),
                issued.PathsHash, await ContentAsync(store, issued.PathsHash, cancel).ConfigureAwait(false)),
            await DocumentAsync(store, from.Seal.Sequence, Issuing.Facts, cancel).ConfigureAwait(false),
            issued.Evaluation.DecidedAt,
            new ReceiptEvaluation(issued.Evaluation.Hash, await DocumentAsync(store, from.Seal.Sequence, Issuing.Evaluated, cancel).ConfigureAwait(false)),
            from.Documents,
            LettersOf(issued, @case),
            new ReceiptChain(from.Seal, isByRules ? Convert.ToHexStringLower(from.Salt.Span) : null, isByRules ? Encoding.UTF8.GetString(from.Payload.Span) : null),
            "");
        return receipt with { Seal = ReceiptJson.SealOf(receipt) };
    }

    /// <summary>The decision as a receipt says it.</summary>
    public static ReceiptDecision DecisionOf(DecisionIssued issued, string caseId, string party) => new(
        issued.DecisionId, caseId, party, issued.Outcome, issued.Kind, issued.Amounts,
        ReceiptJson.Word(issued.Authorship), issued.DecidedBy?.Id, issued.ApprovedBy?.Id, issued.Supersedes, issued.Used);

    private static ReceiptDecision DecisionOf(DecisionIssued issued, Case @case) => DecisionOf(issued, @case.Id, @case.Party.Key);

    private static ImmutableArray<ReceiptLetter> LettersOf(DecisionIssued issued, Case @case) =>
    [
        .. @case.Letters
            .Where(letter => letter is { Kind: LetterKind.Decision, SentAt: not null, Prepared: not null } && letter.About == issued.DecisionId)
            .Select(letter => new ReceiptLetter(letter.Id, letter.Prepared!.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), letter.Prepared.Sha256)),
    ];

    private static async Task<string> ContentAsync(Store store, string hash, CancellationToken cancel) =>
        Encoding.UTF8.GetString(await store.ReadContentAsync(hash, cancel).ConfigureAwait(false) ?? throw new InvalidDataException($"The record does not hold the content {hash}."));

    private static async Task<string> DocumentAsync(Store store, long sequence, string name, CancellationToken cancel) =>
        Encoding.UTF8.GetString((await store.ReadDocumentAsync(sequence, name, cancel).ConfigureAwait(false) ?? throw new InvalidDataException($"The decision has no {name}.")).Bytes.Span);
}
