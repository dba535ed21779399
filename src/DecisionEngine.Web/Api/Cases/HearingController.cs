using DecisionEngine.Cases.Hearing;
using DecisionEngine.Cases.Life;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Questions to the party, and hearings.</summary>
[ApiController]
[Route("api/v1/cases/{id}")]
[Authorize(Policies.Case)]
[ProducesResponseType<CaseChanged>(StatusCodes.Status200OK)]
[FailsWith("not-found", "case.other-unit", "case.wrong-role", "case.wrong-state", "review.disqualified", "case.missing", "case.already-done", "case.fact-invalid", "review.claimed-by-another", "review.not-claimed")]
public sealed class HearingController(CaseDoor door) : ControllerBase
{
    /// <summary>Asks the party for facts, or for those that are missing.</summary>
    [HttpPost("questions")]
    [Idempotent]
    [RequestExample<AskExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Ask(string id, [FromIfMatch] int version, AskBody body) => door.DoAsync(id, version, new Ask([.. body.Facts ?? []]));

    /// <summary>Hears the party about facts that speak against them. Nothing is decided until they have replied or the time is up.</summary>
    [HttpPost("hearings")]
    [Idempotent]
    [RequestExample<HearExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Hear(string id, [FromIfMatch] int version, HearBody body) =>
        door.DoAsync(id, version, new Hear([.. body.Facts.Select(fact => new HeardFact(fact.Fact, fact.Why))]));

    /// <summary>Gives the party more time to answer or reply.</summary>
    [HttpPost("extension")]
    [Idempotent]
    [RequireScope(Scopes.Write)]
    [RequestExample<ExtendExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Extend(string id, [FromIfMatch] int version, ExtendBody body) => door.DoAsync(id, version, new Extend(body.Until, body.Reason));

    /// <summary>Replies to a hearing.</summary>
    [HttpPost("reply")]
    [Idempotent]
    [RequireScope(Scopes.Write)]
    [RequestExample<ReplyExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Reply(string id, [FromIfMatch] int version, ReplyBody body) => door.DoAsync(id, version, new Reply(body.Text, body.Channel));

    /// <summary>Records why the party need not be heard about some facts.</summary>
    [HttpPost("exemption")]
    [Idempotent]
    [RequestExample<ExemptExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Exempt(string id, [FromIfMatch] int version, ExemptBody body) =>
        door.DoAsync(id, version, new Exempt([.. body.Facts], body.Law, body.Reason));
}

/// <summary>A question to the party.</summary>
/// <param name="Facts">Ids of the facts; those that are missing when left out.</param>
public sealed record AskBody(IReadOnlyList<string>? Facts = null);

/// <summary>What the party is heard about.</summary>
/// <param name="Facts">The facts, each with why it matters.</param>
public sealed record HearBody(IReadOnlyList<HeardFactBody> Facts);

/// <summary>More time.</summary>
/// <param name="Until">The new last day.</param>
/// <param name="Reason">Why.</param>
public sealed record ExtendBody(DateOnly Until, string Reason = "");

/// <summary>What the party says.</summary>
/// <param name="Text">In their words.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record ReplyBody(string Text, string Channel = "web");

/// <summary>Why the party need not be heard.</summary>
/// <param name="Facts">Ids of the facts.</param>
/// <param name="Law">The provision.</param>
/// <param name="Reason">Why.</param>
public sealed record ExemptBody(IReadOnlyList<string> Facts, string Law, string Reason);
