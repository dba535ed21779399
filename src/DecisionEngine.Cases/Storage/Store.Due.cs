using System.Collections.Immutable;
using Dapper;

namespace DecisionEngine.Cases.Storage;

/// <summary>Work that is due: leased to one node at a time, until the node commits what came of it or its lease runs out.</summary>
public sealed partial class Store
{
    /// <summary>Leases due work that nobody has, the oldest first.</summary>
    /// <param name="node">Who takes it.</param>
    /// <param name="now">The time it is.</param>
    /// <param name="lease">How long it is kept from others.</param>
    /// <param name="take">At most how much.</param>
    /// <param name="kinds">The kinds of work; null for every kind.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ImmutableArray<DueRow>> LeaseDueAsync(
        string node, DateTimeOffset now, TimeSpan lease, int take, IReadOnlyCollection<string>? kinds = null, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(node);
        var conditions = new Conditions()
            .And("due_at <= @now", "now", Moment.Text(now))
            .And("(lease_until IS NULL OR lease_until <= @until)", "until", Moment.Text(now))
            .AndIn("kind", kinds)
            .Take(take);
        conditions.Arguments.Add("node", node);
        conditions.Arguments.Add("leased", Moment.Text(now + lease));
        var sql = $"""
            WITH free AS MATERIALIZED (SELECT id FROM due{conditions.Where} ORDER BY due_at, id LIMIT @take{database.SkippingTaken})
            UPDATE due SET lease_node = @node, lease_until = @leased WHERE id IN (SELECT id FROM free) RETURNING {Tables.Due.Listed}
            """;
        return database.WriteAsync(
            async connection =>
            {
                var rows = await ReadAsync(connection, sql, conditions.Arguments, Tables.Due.Read, CancellationToken.None);
                return rows.Sort((a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : string.CompareOrdinal(a.Id, b.Id));
            },
            cancel);
    }

    /// <summary>Gives leased work back before its lease runs out. What another node has taken since stays with it.</summary>
    /// <param name="node">Who took it.</param>
    /// <param name="ids">The ids of the work.</param>
    /// <param name="cancel">Gives up.</param>
    public Task ReleaseLeaseAsync(string node, IReadOnlyCollection<string> ids, CancellationToken cancel = default)
    {
        var conditions = new Conditions().Always("lease_node = @node", "node", node).AndIn("id", ids);
        return database.WriteAsync(
            connection => connection.ExecuteAsync($"UPDATE due SET lease_node = NULL, lease_until = NULL{conditions.Where}", conditions.Arguments), cancel);
    }

    /// <summary>Forgets the answers to old requests. A request that comes again after that is a new one.</summary>
    /// <param name="before">Answers given before this are forgotten.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many.</returns>
    public Task<int> ForgetAnswersAsync(DateTimeOffset before, CancellationToken cancel = default) =>
        database.WriteAsync(connection => connection.ExecuteAsync("DELETE FROM remembered WHERE at < @before", new { before = Moment.Text(before) }), cancel);
}
