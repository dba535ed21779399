using System.Collections.Immutable;

namespace DecisionEngine.Cases.Storage;

/// <summary>Asking about cases and those who may reach them. Pages go on after the last key of the page before.</summary>
public sealed partial class Store
{
    private static readonly string CaseColumns = string.Join(", ", Tables.Case.Columns.Select(column => "c." + column.Name));

    /// <summary>A case; null where there is none.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<CaseRow?> CaseAsync(string caseId, CancellationToken cancel = default) =>
        FirstAsync($"SELECT {CaseColumns} FROM case_summary c WHERE c.case_id = @caseId", new { caseId }, Tables.Case.Read, cancel);

    /// <summary>The cases a person may reach as party or representative, in order of their ids.</summary>
    /// <param name="person">The person's key.</param>
    /// <param name="after">The id of the last case already seen; null from the beginning.</param>
    /// <param name="take">At most how many.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ImmutableArray<CaseRow>> CasesOfPersonAsync(string person, string? after, int take, CancellationToken cancel = default)
    {
        var conditions = new Conditions().Always("p.person = @person", "person", person).And("p.case_id > @after", "after", after).Take(take);
        var sql = $"SELECT {CaseColumns} FROM case_person p JOIN case_summary c ON c.case_id = p.case_id{conditions.Where} ORDER BY p.case_id LIMIT @take";
        return ReadAsync(sql, conditions.Arguments, Tables.Case.Read, cancel);
    }

    /// <summary>The cases a filter lets through, in order of their ids.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The id of the last case already seen; null from the beginning.</param>
    /// <param name="take">At most how many.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ImmutableArray<CaseRow>> CasesAsync(CaseFilter filter, string? after, int take, CancellationToken cancel = default)
    {
        var conditions = Asked(filter).And("c.case_id > @after", "after", after).Take(take);
        return ReadAsync($"SELECT {CaseColumns} FROM case_summary c{conditions.Where} ORDER BY c.case_id LIMIT @take", conditions.Arguments, Tables.Case.Read, cancel);
    }

    /// <summary>How many cases a filter lets through.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<long> CountCasesAsync(CaseFilter filter, CancellationToken cancel = default) => CountAsync("case_summary c", Asked(filter), cancel);

    /// <summary>Who may reach a case as party or representative.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ImmutableArray<PersonRow>> PersonsAsync(string caseId, CancellationToken cancel = default) =>
        ReadAsync($"SELECT {Tables.Person.Listed} FROM case_person WHERE case_id = @caseId ORDER BY person", new { caseId }, Tables.Person.Read, cancel);

    /// <summary>Who looked at a case, oldest first.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="after">The number of the last view already seen; 0 from the beginning.</param>
    /// <param name="take">At most how many.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ImmutableArray<NumberedAccess>> AccessesAsync(string caseId, long after, int take, CancellationToken cancel = default)
    {
        var conditions = new Conditions().Always("case_id = @caseId", "caseId", caseId).And("number > @after", "after", after).Take(take);
        var sql = $"SELECT {Tables.Access.Listed}, number FROM access{conditions.Where} ORDER BY number LIMIT @take";
        return ReadAsync(sql, conditions.Arguments, read => new NumberedAccess(read.GetInt64(Tables.Access.Columns.Length), Tables.Access.Read(read)), cancel);
    }

    private static Conditions Asked(CaseFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new Conditions()
            .And("c.unit = @unit", "unit", filter.Unit)
            .And("c.state = @state", "state", filter.State)
            .And("c.case_type = @caseType", "caseType", filter.CaseType);
    }
}
