using System.ComponentModel.DataAnnotations;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Taking a case up again, ending it, and holding back what is not sent.</summary>
[ApiController]
[Route("api/v1/cases/{id}")]
[Authorize(Policies.Case)]
[ProducesResponseType<CaseChanged>(StatusCodes.Status200OK)]
[FailsWith("not-found", "case.other-unit", "case.wrong-role", "case.wrong-state", "review.disqualified", "case.missing", "case.already-done", "decision.none")]
public sealed class EndingController(CaseDoor door) : ControllerBase
{
    /// <summary>Takes the case up again on the authority's own motion.</summary>
    [HttpPost("reopening")]
    [Idempotent]
    [RequestExample<ReasonExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Reopen(string id, [FromIfMatch] int version, ReasonBody body) => door.DoAsync(id, version, new Reopen(body.Reason));

    /// <summary>Annuls the decision in force, by a team lead or legal staff.</summary>
    [HttpPost("annulment")]
    [Idempotent]
    [RequestExample<ReasonExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Annul(string id, [FromIfMatch] int version, ReasonBody body) => door.DoAsync(id, version, new Annul(body.Reason));

    /// <summary>Records that the party has died.</summary>
    [HttpPost("death")]
    [Idempotent]
    [RequestExample<DeathExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> RecordDeath(string id, [FromIfMatch] int version, DeathBody body) => door.DoAsync(id, version, new RecordDeath(body.On));

    /// <summary>Records that the party has moved to another authority.</summary>
    [HttpPost("move")]
    [Idempotent]
    [RequestExample<MoveExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> RecordMove(string id, [FromIfMatch] int version, MoveBody body) => door.DoAsync(id, version, new RecordMove(body.To, body.On));

    /// <summary>Holds back the decision that is not sent yet.</summary>
    [HttpPost("hold")]
    [Idempotent]
    [RequestExample<HoldExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Hold(string id, [FromIfMatch] int version, HoldBody body) => door.DoAsync(id, version, new Hold(body.Cause, body.Reason));

    /// <summary>Lets a held decision go out, by a team lead or legal staff.</summary>
    [HttpPost("let-go")]
    [Idempotent]
    [RequestExample<ReasonExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> LetGo(string id, [FromIfMatch] int version, ReasonBody body) => door.DoAsync(id, version, new LetGo(body.Reason));
}

/// <summary>That the party has died.</summary>
/// <param name="On">The date.</param>
public sealed record DeathBody(DateOnly On);

/// <summary>That the party has moved.</summary>
/// <param name="To">The authority that takes the case on.</param>
/// <param name="On">The date.</param>
public sealed record MoveBody(string To, DateOnly On);

/// <summary>Why a decision is held back.</summary>
/// <param name="Cause">halt, outlier or remediation.</param>
/// <param name="Reason">Why.</param>
public sealed record HoldBody([AllowedValues("halt", "outlier", "remediation", ErrorMessage = Body.Invalid)] string Cause, string Reason);
