using System.Collections.Immutable;

namespace DecisionEngine.Cases.Storage;

/// <summary>Asking about cases that wait for a person.</summary>
public sealed partial class Store
{
    /// <summary>The cases that wait, the most urgent first, then in order of their ids.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The place of the last case already seen; null from the front.</param>
    /// <param name="take">At most how many.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ImmutableArray<QueueRow>> QueueAsync(QueueFilter filter, QueuePlace? after, int take, CancellationToken cancel = default)
    {
        var conditions = Asked(filter).Take(take);
        if (after is not null)
        {
            conditions.And("(due_at, case_id) > (@afterDue, @afterCase)", "afterDue", Moment.Text(after.DueAt)).Arguments.Add("afterCase", after.CaseId);
        }

        return ReadAsync($"SELECT {Tables.Queue.Listed} FROM queue{conditions.Where} ORDER BY due_at, case_id LIMIT @take", conditions.Arguments, Tables.Queue.Read, cancel);
    }

    /// <summary>How many cases wait.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<long> CountQueueAsync(QueueFilter filter, CancellationToken cancel = default) => CountAsync("queue", Asked(filter), cancel);

    /// <summary>How a case waits; null where it does not.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<QueueRow?> QueueRowAsync(string caseId, CancellationToken cancel = default) =>
        FirstAsync($"SELECT {Tables.Queue.Listed} FROM queue WHERE case_id = @caseId", new { caseId }, Tables.Queue.Read, cancel);

    private Conditions Asked(QueueFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new Conditions()
            .AndIn("unit", filter.Units.IsDefaultOrEmpty ? null : filter.Units)
            .And("kind = @kind", "kind", filter.Kind)
            .And("case_type = @caseType", "caseType", filter.CaseType)
            .And("instr(' ' || reasons || ' ', @reason) > 0", "reason", Token(filter.Reason))
            .And("assignee = @assignee", "assignee", filter.Assignee)
            .And("(assignee IS NULL OR claimed_until <= @now)", "now", filter.IsUnclaimed ? Moment.Text(time.GetUtcNow()) : null)
            .And("instr(excluded, @notExcluded) = 0", "notExcluded", Token(filter.NotExcluded));
    }

    /// <summary>One of several words with a space before and after each.</summary>
    private static string? Token(string? word) => word is null ? null : $" {word} ";
}
