using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Cases: handing in, listing and looking at them.</summary>
[ApiController]
[Route("api/v1/cases")]
[Authorize(Policies.Case)]
public sealed class CasesController(CaseDoor door, PersonNumberReader numbers) : ControllerBase
{
    /// <summary>Hands in a case. What the rules may decide alone is decided at once; everything else goes to a person, or a question to the party.</summary>
    [HttpPost]
    [Idempotent]
    [RequireScope(Scopes.Write)]
    [RequestExample<OpenExample>]
    [ResponseExample<ChangedExample>(201)]
    [ProducesResponseType<CaseChanged>(StatusCodes.Status201Created)]
    [FailsWith("case.unknown-type", "case.fact-invalid", "case.missing", "case.wrong-role", "case.other-unit", "party.person-number")]
    public async Task<IActionResult> Open(OpenBody body)
    {
        var open = body.ToCommand(door.Person, numbers);
        // A system hands in for its own units alone; a caseworker takes in whatever somebody brings to the counter.
        if (door.Person.Role == Role.System && !door.Person.Units.Contains((await door.DeskAsync()).Policy.UnitOf(open.CaseType)))
            throw new ProblemException(CaseProblems.OtherUnit);
        return await door.OpenAsync(open);
    }

    /// <summary>A citizen's own cases, and those they represent; to staff and systems those of their units; to legal staff every one. In order of their ids.</summary>
    [HttpGet]
    [RequireScope(Scopes.Read)]
    [ResponseExample<CasePageExample>]
    [FailsWith("case.other-unit")]
    public async Task<Page<CaseListed>> List(string? unit = null, string? state = null, string? caseType = null, string? after = null, [Range(1, Paging.Most, ErrorMessage = Body.Invalid)] int take = 25)
    {
        var (person, store) = (door.Person, (await door.DeskAsync()).Store);
        var rows = person.Role == Role.Citizen
            ? await store.CasesOfPersonAsync(person.Id, after, take + 1)
            : await OfUnitsAsync(store, Units(person, unit), new CaseFilter(null, State(state), caseType), after, take + 1);
        var order = Language.Of(Request) == Language.Danish ? "Efter sagsnummer, som stiger med tiden." : "By case id, which rises with time.";
        return Paging.Of(rows, take, order, row => CaseListed.Of(row, person.Role), row => row.CaseId);
    }

    /// <summary>A case, as far as whoever asks may see it. That they looked is logged.</summary>
    [HttpGet("{id}")]
    [RequireScope(Scopes.Read)]
    [ResponseExample<CaseExample>]
    [FailsWith("not-found", "case.other-unit", "review.disqualified", "access.reason")]
    public async Task<CaseView> Get(string id)
    {
        var seen = await door.SeeAsync(id, "case");
        VersionTag.Write(Response, seen.Case.Version);
        return CaseViews.Of(seen);
    }

    private static ImmutableArray<string?> Units(Person person, string? asked) => person.Role == Role.Legal ? [asked]
        : asked is null ? [.. person.Units]
        : person.Units.Contains(asked) ? [asked]
        : throw new ProblemException(CaseProblems.OtherUnit, "unit");

    private static string? State(string? name) => name is { Length: > 0 } ? char.ToUpperInvariant(name[0]) + name[1..] : null;

    private static async Task<IReadOnlyList<CaseRow>> OfUnitsAsync(Store store, ImmutableArray<string?> units, CaseFilter filter, string? after, int take)
    {
        var rows = new List<CaseRow>();
        foreach (var unit in units)
            rows.AddRange(await store.CasesAsync(filter with { Unit = unit }, after, take));
        return [.. rows.OrderBy(row => row.CaseId, StringComparer.Ordinal).Take(take)];
    }
}

/// <summary>A case in a list: nothing of who it is about.</summary>
/// <param name="Id">The case.</param>
/// <param name="Version">Its version.</param>
/// <param name="CaseType">The rule set.</param>
/// <param name="Unit">The unit that holds it.</param>
/// <param name="State">Where it stands, as whoever asks may know it.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="DueAt">When somebody must act; null where nobody must, and to those outside the house.</param>
/// <param name="Assignee">Who has taken it; null for nobody, and to those outside the house.</param>
public sealed record CaseListed(string Id, int Version, string CaseType, string Unit, string State, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, string? Assignee)
{
    internal static CaseListed Of(CaseRow row, Role role) => new(
        row.CaseId, row.Version, row.CaseType, row.Unit, Viewer.StateFor(role, row.State), row.OpenedAt, role.IsStaff() ? row.DueAt : null, role.IsStaff() ? row.Assignee : null);
}
