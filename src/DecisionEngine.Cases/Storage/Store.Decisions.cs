using System.Collections.Immutable;

namespace DecisionEngine.Cases.Storage;

/// <summary>Asking about decisions that were issued.</summary>
public sealed partial class Store
{
    /// <summary>The decisions of a case, in the order in which they were issued.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ImmutableArray<DecisionRow>> DecisionsOfCaseAsync(string caseId, CancellationToken cancel = default) =>
        ReadAsync($"SELECT {Tables.Decision.Listed} FROM decision WHERE case_id = @caseId ORDER BY sequence, decision_id", new { caseId }, Tables.Decision.Read, cancel);

    /// <summary>A decision; null where there is none.</summary>
    /// <param name="decisionId">The decision.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DecisionRow?> DecisionAsync(string decisionId, CancellationToken cancel = default) =>
        FirstAsync($"SELECT {Tables.Decision.Listed} FROM decision WHERE decision_id = @decisionId", new { decisionId }, Tables.Decision.Read, cancel);

    /// <summary>The decisions a filter lets through, in order of their ids: those that a fault in a rule, a rate or a source may have touched.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The id of the last decision already seen; null from the beginning.</param>
    /// <param name="take">At most how many.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ImmutableArray<DecisionRow>> DecisionsWhereAsync(DecisionFilter filter, string? after, int take, CancellationToken cancel = default)
    {
        var conditions = Asked(filter).And("decision_id > @after", "after", after).Take(take);
        return ReadAsync($"SELECT {Tables.Decision.Listed} FROM decision{conditions.Where} ORDER BY decision_id LIMIT @take", conditions.Arguments, Tables.Decision.Read, cancel);
    }

    /// <summary>How many decisions a filter lets through.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<long> CountDecisionsAsync(DecisionFilter filter, CancellationToken cancel = default) => CountAsync("decision", Asked(filter), cancel);

    private static Conditions Asked(DecisionFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new Conditions()
            .Always("rule_set = @ruleSet", "ruleSet", filter.RuleSet)
            .And("rule_set_version = @version", "version", filter.Version)
            .And("instr(used, @used) > 0", "used", Token(filter.Used))
            .And("state = @state", "state", filter.State);
    }
}
