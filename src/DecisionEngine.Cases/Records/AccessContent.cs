using System.Collections.Immutable;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Storage;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cases.Records;

/// <summary>A case as it is read for an access package.</summary>
/// <param name="Case">The case.</param>
/// <param name="History">Everything that happened, oldest first.</param>
/// <param name="Accesses">Who has looked, oldest first.</param>
/// <param name="Rules">The rule set of each decision, by its file's hash, with the file.</param>
/// <param name="Now">The rule set the facts are named by; null where there is none.</param>
internal sealed record AccessContent(
    Case Case, ImmutableArray<StoredEvent> History, ImmutableArray<AccessRow> Accesses, ImmutableDictionary<string, (RuleSet RuleSet, byte[] File)> Rules, RuleSet? Now)
{
    private const int AccessesAtATime = 500;

    /// <summary>The rule set of a decision; null where the record does not hold it.</summary>
    public RuleSet? RulesOf(CaseDecision decision) => Rules.TryGetValue(decision.Issued.FileHash, out var found) ? found.RuleSet : null;

    /// <summary>The rates a decision used, with their values then.</summary>
    public IEnumerable<(Rate Rate, RateValue Value)> RatesOf(CaseDecision decision) =>
        from used in decision.Issued.Used
        where used.StartsWith("rate:", StringComparison.Ordinal)
        let rate = RulesOf(decision)?.Rates.FirstOrDefault(each => each.Id == used["rate:".Length..])
        let value = decision.Issued.Evaluation.EffectiveOn is { } date ? rate?.On(date) : null
        where value is not null
        select (rate, value);

    public static async Task<AccessContent> ReadAsync(Store store, string caseId, RuleBook? book, CancellationToken cancel)
    {
        var history = await store.ReadStreamAsync(CaseDesk.StreamOf(caseId), cancel).ConfigureAwait(false);
        var @case = CaseDesk.Fold(caseId, history);
        var rules = ImmutableDictionary.CreateBuilder<string, (RuleSet, byte[])>();
        foreach (var issued in @case.Decisions.Select(decision => decision.Issued).DistinctBy(issued => issued.FileHash))
        {
            if (await store.ReadContentAsync(issued.FileHash, cancel).ConfigureAwait(false) is { } file && await store.ReadContentAsync(issued.PathsHash, cancel).ConfigureAwait(false) is { } paths)
            {
                rules[issued.FileHash] = (RuleBookVersion.Rebuild(file, paths).Program.RuleSet, file);
            }
        }

        var accesses = ImmutableArray.CreateBuilder<AccessRow>();
        for (var after = 0L; ;)
        {
            var page = await store.AccessesAsync(caseId, after, AccessesAtATime, cancel).ConfigureAwait(false);
            accesses.AddRange(page.Select(each => each.Access));
            if (page.Length < AccessesAtATime)
            {
                break;
            }

            after = page[^1].Number;
        }

        var now = @case.Decisions.IsEmpty
            ? book?.Has(@case.CaseType) == true ? book.Current(@case.CaseType, DateOnly.FromDateTime(@case.OpenedAt.UtcDateTime)) : null
            : rules.TryGetValue(@case.Decisions[^1].Issued.FileHash, out var last) ? last.Item1 : null;
        return new AccessContent(@case, history, accesses.ToImmutable(), rules.ToImmutable(), now);
    }
}
