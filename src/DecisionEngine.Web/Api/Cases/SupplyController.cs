using System.Text.Json;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>What comes to a case before it is decided: facts, notes, who acts for the party, and that it is withdrawn.</summary>
[ApiController]
[Route("api/v1/cases/{id}")]
[Authorize(Policies.Case)]
[ProducesResponseType<CaseChanged>(StatusCodes.Status200OK)]
[FailsWith("not-found", "case.other-unit", "case.wrong-role", "case.wrong-state", "review.disqualified", "case.missing", "case.already-done")]
public sealed class SupplyController(CaseDoor door, PersonNumberReader numbers) : ControllerBase
{
    /// <summary>Supplies facts, answering a question or not.</summary>
    [HttpPost("facts")]
    [Idempotent]
    [RequireScope(Scopes.Write)]
    [RequestExample<FactsExample>]
    [ResponseExample<ChangedExample>]
    [FailsWith("case.fact-invalid")]
    public Task<IActionResult> SupplyFacts(string id, [FromIfMatch] int version, FactsBody body) =>
        door.DoAsync(id, version, new SupplyFacts(Body.Facts(body.Facts), body.Channel));

    /// <summary>Notes something received or done.</summary>
    [HttpPost("notes")]
    [Idempotent]
    [RequestExample<NoteExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> AddNote(string id, [FromIfMatch] int version, NoteBody body) => door.DoAsync(id, version, new AddNote(body.Text, body.From, body.Channel));

    /// <summary>Names who acts for the party from now on; null ends it.</summary>
    [HttpPost("representative")]
    [Idempotent]
    [RequireScope(Scopes.Write)]
    [RequestExample<RepresentativeExample>]
    [ResponseExample<ChangedExample>]
    [FailsWith("party.person-number")]
    public Task<IActionResult> NameRepresentative(string id, [FromIfMatch] int version, RepresentativeBody body) => door.DoAsync(id, version, body.ToCommand(numbers));

    /// <summary>Withdraws the application.</summary>
    [HttpPost("withdrawal")]
    [Idempotent]
    [RequireScope(Scopes.Write)]
    [RequestExample<ChannelExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Withdraw(string id, [FromIfMatch] int version, ChannelBody body) => door.DoAsync(id, version, new Withdraw(body.Channel));
}

/// <summary>Facts.</summary>
/// <param name="Facts">A facts file with these facts alone.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record FactsBody(JsonElement Facts, string Channel = "web");

/// <summary>A note.</summary>
/// <param name="Text">The note.</param>
/// <param name="From">Whom it came from; empty for the authority's own step.</param>
/// <param name="Channel">The channel.</param>
public sealed record NoteBody(string Text, string From = "", string Channel = "");

/// <summary>Who acts for the party.</summary>
/// <param name="Representative">Who; null for nobody.</param>
public sealed record RepresentativeBody(PersonBody? Representative)
{
    internal NameRepresentative ToCommand(PersonNumberReader numbers) => new(
        Representative is null ? null : new Representative(numbers.KeyOf(Representative.PersonNumber, "representative.personNumber"), Representative.Name));
}
