using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>The cases that wait for a person.</summary>
[ApiController]
[Route("api/v1/queue")]
[Authorize(Policies.Casework)]
public sealed class QueueController(CaseDoor door) : ControllerBase
{
    /// <summary>The cases of one's units that wait, the most urgent first.</summary>
    /// <param name="unit">One of one's units; all of them when left out.</param>
    /// <param name="kind">review, approval or reassessment.</param>
    /// <param name="caseType">The rule set.</param>
    /// <param name="reason">The code of a reason they have.</param>
    /// <param name="mine">Only those one has taken oneself.</param>
    /// <param name="free">Only those that nobody has taken and one may take.</param>
    /// <param name="after">What the page before gave as <c>next</c>.</param>
    /// <param name="take">At most how many.</param>
    [HttpGet]
    [ResponseExample<QueueExample>]
    [FailsWith("case.other-unit")]
    public async Task<Page<Waiting>> List(
        string? unit = null, string? kind = null, string? caseType = null, string? reason = null, bool mine = false, bool free = false, string? after = null,
        [Range(1, Paging.Most, ErrorMessage = Body.Invalid)] int take = 25)
    {
        var (person, store) = (door.Person, (await door.DeskAsync()).Store);
        if (unit is not null && !person.Units.Contains(unit))
            throw new ProblemException(CaseProblems.OtherUnit, "unit");
        var order = Language.Of(Request) == Language.Danish
            ? "Det, der først skal være færdigt, står øverst; ved samme tid efter sagsnummer."
            : "What is due first stands at the top; at the same time, by case id.";
        ImmutableArray<string> units = unit is null ? person.Units : [unit];
        // INVARIANT: to ask for no unit is to ask for every one.
        if (units.IsEmpty)
            return new Page<Waiting>(order, [], null);
        var rows = await store.QueueAsync(
            new QueueFilter(units, kind, caseType, reason, mine ? person.Id : null, free, free ? person.Id : null), Paging.Place(after), take + 1);
        return Paging.Of(rows, take, order, Waiting.Of, Paging.Text);
    }
}

/// <summary>A case that waits: nothing of who it is about.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">review, approval or reassessment.</param>
/// <param name="Unit">The unit it waits in.</param>
/// <param name="CaseType">The rule set.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="Reasons">Codes of the reasons.</param>
/// <param name="DueAt">When it must be handled.</param>
/// <param name="EnteredAt">Since when it waits.</param>
/// <param name="Assignee">Who has taken it; null for nobody.</param>
/// <param name="ClaimedUntil">When the claim ends by itself.</param>
public sealed record Waiting(
    string CaseId, string Kind, string Unit, string CaseType, string Channel, IReadOnlyList<string> Reasons, DateTimeOffset DueAt, DateTimeOffset EnteredAt, string? Assignee, DateTimeOffset? ClaimedUntil)
{
    internal static Waiting Of(QueueRow row) => new(
        row.CaseId, row.Kind, row.Unit, row.CaseType, row.Channel, row.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.DueAt, row.EnteredAt, row.Assignee, row.ClaimedUntil);
}
