using System.Collections.Immutable;
using System.Text;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Records;

/// <summary>Something a receipt says that does not hold.</summary>
/// <param name="Code">One of <see cref="ReceiptCode"/>.</param>
/// <param name="Message">What came and what was expected.</param>
public sealed record ReceiptProblem(string Code, string Message);

/// <summary>What came of checking a receipt.</summary>
/// <param name="Receipt">The receipt; null where it cannot be read.</param>
/// <param name="Problems">Everything that does not hold.</param>
public sealed record ReceiptVerification(Receipt? Receipt, ImmutableArray<ReceiptProblem> Problems)
{
    /// <summary>Whether the decision follows from what the receipt says it was made of, and the receipt is as it was written.</summary>
    public bool Holds => Problems.IsEmpty;
}

/// <summary>Checks receipts, with nothing but the receipt: makes the decision again and compares. Whatever the bytes are, it answers.</summary>
public static class ReceiptVerifier
{
    /// <summary>Checks a receipt.</summary>
    /// <param name="bytes">The file.</param>
    public static ReceiptVerification Verify(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ReceiptJson.MostBytes)
        {
            return Unread(ReceiptCode.TooLarge, $"The file has {bytes.Length} bytes; at most {ReceiptJson.MostBytes} are read.");
        }

        Receipt receipt;
        try
        {
            receipt = ReceiptJson.Read(bytes);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Unread(ReceiptCode.Unreadable, failure.Message);
        }

        if (receipt.Format != Receipt.FormatName || receipt.FormatVersion != Receipt.CurrentVersion)
        {
            return Unread(ReceiptCode.Format, $"It is `{receipt.Format}` version {receipt.FormatVersion}; expected `{Receipt.FormatName}` version {Receipt.CurrentVersion}.");
        }

        var problems = new List<ReceiptProblem>();
        try
        {
            if (!ReceiptJson.Write(receipt).AsSpan().SequenceEqual(bytes))
            {
                problems.Add(new ReceiptProblem(ReceiptCode.NotCanonical, "The file is not byte for byte as receipts are written."));
            }

            Check(receipt, problems);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            problems.Add(new ReceiptProblem(ReceiptCode.Failed, $"It cannot be checked to its end: {failure.Message}"));
        }

        return new ReceiptVerification(receipt, [.. problems]);
    }

    /// <summary>Checks that the event of a receipt stands in a record as the receipt says.</summary>
    /// <param name="receipt">A receipt.</param>
    /// <param name="store">The record.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What does not hold; null where everything does.</returns>
    public static async Task<ReceiptProblem?> AgainstAsync(Receipt receipt, Store store, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(store);
        var said = receipt.Chain.Event;
        if (await store.HashAtAsync(said.Sequence, cancel).ConfigureAwait(false) != said.Hash)
        {
            return new ReceiptProblem(ReceiptCode.NotInRecord, $"The record holds another event at {said.Sequence}, or none.");
        }

        return await store.ReadSealedAsync(said.Sequence, cancel).ConfigureAwait(false) is { } stored && (stored.Seal != said || !stored.Documents.SequenceEqual(receipt.Documents))
            ? new ReceiptProblem(ReceiptCode.NotInRecord, $"The event {said.Sequence} of the record has other documents.")
            : null;
    }

    private static ReceiptVerification Unread(string code, string message) => new(null, [new ReceiptProblem(code, message)]);

    private static void Check(Receipt receipt, List<ReceiptProblem> problems)
    {
        void Expect(bool holds, string code, string message)
        {
            if (!holds)
            {
                problems.Add(new ReceiptProblem(code, message));
            }
        }

        var rules = receipt.RuleSet;
        Expect(ReceiptJson.SealOf(receipt) == receipt.Seal, ReceiptCode.Seal, "The file was changed after it was written: its seal is another.");
        Expect(ReceiptJson.Hash(rules.File) == rules.FileHash, ReceiptCode.FileHash, "The rule set's file is not the one with the hash named.");
        Expect(ReceiptJson.Hash(rules.Paths) == rules.PathsHash, ReceiptCode.PathsHash, "The tested paths are not those with the hash named.");
        Expect(ReceiptJson.Hash(receipt.Facts) == HashOf(receipt, Issuing.Facts), ReceiptCode.FactsHash, "The facts are not those that were frozen with the decision.");
        Expect(receipt.Evaluation.Hash == HashOf(receipt, Issuing.Evaluated), ReceiptCode.EvaluationDocument, "The evaluation named is not the one that was frozen with the decision.");
        Expect(ReceiptJson.Hash(receipt.Evaluation.Canonical) == receipt.Evaluation.Hash, ReceiptCode.CanonicalHash, "The evaluation is not the one with the hash named.");
        CheckChain(receipt, Expect);
        CheckEvaluation(receipt, Expect);
    }

    private static void CheckChain(Receipt receipt, Action<bool, string, string> expect)
    {
        var chain = receipt.Chain;
        expect(chain.Event.Holds(), ReceiptCode.EventHash, "The event's hash is not that of its parts.");
        expect(
            chain.Event.Type == EventJson.NameOf<DecisionIssued>() && chain.Event.Stream == CaseDesk.StreamOf(receipt.Decision.CaseId),
            ReceiptCode.EventOther, "The event is not one that issued a decision in that case.");
        expect(
            chain.Payload is not null == (receipt.Decision.Authorship == ReceiptJson.Word(Publishing.Authorship.Rules)) && chain.Payload is null == chain.Salt is null,
            ReceiptCode.ContentHash, "The event's payload is there for a decision by the rules, and for no other.");
        if (chain is not { Payload: { } payload, Salt: { } salt })
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(payload);
        expect(chain.Event.IsOver(Convert.FromHexString(salt), bytes, receipt.Documents), ReceiptCode.ContentHash, "The event's content hash is not that of its payload and documents.");
        var issued = EventJson.Read<DecisionIssued>(chain.Event.Type, bytes);
        var said = receipt.Decision;
        var written = ReceiptMaking.DecisionOf(issued, said.CaseId, said.Party);
        expect(
            written with { Amounts = said.Amounts, Used = said.Used } == said && written.Amounts.SequenceEqual(said.Amounts) && written.Used.SequenceEqual(said.Used),
            ReceiptCode.Payload, "The decision is not the one the event issued.");
        expect(
            (issued.FileHash, issued.PathsHash, issued.Evaluation.Hash, issued.Evaluation.DecidedAt) == (receipt.RuleSet.FileHash, receipt.RuleSet.PathsHash, receipt.Evaluation.Hash, receipt.DecidedAt),
            ReceiptCode.Payload, "The event names other rules, another moment or another evaluation.");
    }

    private static void CheckEvaluation(Receipt receipt, Action<bool, string, string> expect)
    {
        Evaluator evaluator;
        try
        {
            evaluator = RuleBookVersion.Rebuild(Encoding.UTF8.GetBytes(receipt.RuleSet.File), Encoding.UTF8.GetBytes(receipt.RuleSet.Paths));
        }
        catch (Exception failure) when (failure is InvalidDataException or System.Text.Json.JsonException or ArgumentException)
        {
            expect(false, ReceiptCode.RuleSet, $"The rule set or its tested paths cannot be read: {failure.Message}");
            return;
        }

        var ruleSet = evaluator.Program.RuleSet;
        expect(
            (ruleSet.Id, ruleSet.Version, ruleSet.Hash) == (receipt.RuleSet.Id, receipt.RuleSet.Version, receipt.RuleSet.Hash),
            ReceiptCode.RuleSetOther, $"The file is `{ruleSet.Id}` {ruleSet.Version}, hash {ruleSet.Hash}.");
        if (evaluator.Evaluate(Encoding.UTF8.GetBytes(receipt.Facts), receipt.DecidedAt, out var errors) is not { } evaluation)
        {
            expect(false, ReceiptCode.Facts, $"The facts cannot be evaluated: {string.Join("; ", errors)}");
            return;
        }

        expect(evaluation.Hash == receipt.Evaluation.Hash, ReceiptCode.EvaluationHash, $"Made again, the evaluation has the hash {evaluation.Hash}, not {receipt.Evaluation.Hash}.");
        expect(EvaluationJson.Canonical(evaluation).ToString() == receipt.Evaluation.Canonical, ReceiptCode.Evaluation, "Made again, the evaluation is another.");
        if (receipt.Decision.Authorship != ReceiptJson.Word(Publishing.Authorship.PersonOverRules))
        {
            expect(evaluation.Outcome?.Outcome.Id == receipt.Decision.Outcome, ReceiptCode.Outcome, $"The rules give `{evaluation.Outcome?.Outcome.Id}`, the decision `{receipt.Decision.Outcome}`.");
            expect(Assessed.Amounts(evaluation).SequenceEqual(receipt.Decision.Amounts), ReceiptCode.Amounts, "The rules give other amounts than the decision.");
            expect(Used.By(evaluation).SequenceEqual(receipt.Decision.Used), ReceiptCode.Used, "The decision rests on other steps, rates or sources than it says.");
        }

        if (receipt.EngineVersion == EvaluationJson.EngineVersion)
        {
            var trace = new CanonicalJson(32768);
            EvaluationJson.WriteTrace(trace, evaluation);
            expect(trace.Sha256() == HashOf(receipt, Issuing.Trace), ReceiptCode.Trace, "Made again, the trace is another.");
        }
    }

    private static string? HashOf(Receipt receipt, string document) => receipt.Documents.FirstOrDefault(each => each.Name == document)?.Sha256;
}
