using System.Text.Json;
using System.ComponentModel.DataAnnotations;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>What those who handle cases do with one that waits for them.</summary>
[ApiController]
[Route("api/v1/cases/{id}")]
[Authorize(Policies.Casework)]
[ProducesResponseType<CaseChanged>(StatusCodes.Status200OK)]
[FailsWith("not-found", "case.other-unit", "case.wrong-role", "case.wrong-state", "case.missing", "case.already-done", "review.disqualified", "review.own-work", "review.claimed-by-another", "review.not-claimed")]
public sealed class ReviewController(CaseDoor door) : ControllerBase
{
    /// <summary>Takes the case from the queue, or takes it for longer. The claim ends by itself.</summary>
    [HttpPost("claim")]
    [Idempotent]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Claim(string id, [FromIfMatch] int version) => door.DoAsync(id, version, new Claim());

    /// <summary>Puts the case back.</summary>
    [HttpPost("release")]
    [Idempotent]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Release(string id, [FromIfMatch] int version) => door.DoAsync(id, version, new Release());

    /// <summary>Gives the case to somebody of the unit, by its team lead.</summary>
    [HttpPost("reassignment")]
    [Idempotent]
    [RequestExample<ReassignExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Reassign(string id, [FromIfMatch] int version, ReassignBody body) => door.DoAsync(id, version, new Reassign(body.To, body.Reason));

    /// <summary>Declares somebody disqualified from the case: oneself, or another by a team lead.</summary>
    [HttpPost("disqualification")]
    [Idempotent]
    [RequestExample<DisqualifyExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Disqualify(string id, [FromIfMatch] int version, DisqualifyBody body) => door.DoAsync(id, version, new Disqualify(body.Who, body.Reason));

    /// <summary>Sends the case back to the queue, perhaps of another unit.</summary>
    [HttpPost("send-back")]
    [Idempotent]
    [RequestExample<SendBackExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> SendBack(string id, [FromIfMatch] int version, SendBackBody body) => door.DoAsync(id, version, new SendBack(body.Unit, body.Reason));

    /// <summary>Concludes the review: takes what the rules propose, or amends it. A second person may have to approve.</summary>
    [HttpPost("conclusion")]
    [Idempotent]
    [RequestExample<ConcludeExample>]
    [ResponseExample<ChangedExample>]
    [FailsWith(
        "not-found", "case.other-unit", "case.wrong-role", "case.wrong-state", "case.missing", "case.fact-invalid", "review.disqualified", "review.claimed-by-another", "review.not-claimed", "review.flag-unanswered",
        "review.discretion-unanswered", "review.no-outcome", "decision.hearing-required", "decision.hearing-running", "decision.reasons-insufficient")]
    public Task<IActionResult> Conclude(string id, [FromIfMatch] int version, ConcludeBody body) => door.DoAsync(id, version, body.ToCommand());

    /// <summary>Approves what another proposes, each point with a sentence of one's own.</summary>
    [HttpPost("approval")]
    [Idempotent]
    [RequestExample<ApproveExample>]
    [ResponseExample<ChangedExample>]
    [FailsWith(
        "not-found", "case.other-unit", "case.wrong-role", "case.wrong-state", "review.disqualified", "review.own-work", "review.claimed-by-another", "review.not-claimed", "review.flag-unanswered",
        "decision.hearing-required", "decision.hearing-running", "decision.reasons-insufficient")]
    public Task<IActionResult> Approve(string id, [FromIfMatch] int version, ApproveBody body) =>
        door.DoAsync(id, version, new Approve([.. body.Sentences.Select(answer => new FlagAnswer(answer.Code, answer.Sentence))]));

    /// <summary>Returns what another proposes, with what is wrong.</summary>
    [HttpPost("return")]
    [Idempotent]
    [RequestExample<ReturnExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Return(string id, [FromIfMatch] int version, ReturnBody body) =>
        door.DoAsync(id, version, new ReturnProposal([.. body.Points.Select(point => new ReturnPoint(point.Code, point.Text))]));
}

/// <summary>Who gets a case.</summary>
/// <param name="To">Staff id.</param>
/// <param name="Reason">Why.</param>
public sealed record ReassignBody([RegularExpression(Body.Word, ErrorMessage = Body.Invalid)] string To, string Reason);

/// <summary>Who is disqualified.</summary>
/// <param name="Who">Staff id.</param>
/// <param name="Reason">Why.</param>
public sealed record DisqualifyBody([RegularExpression(Body.Word, ErrorMessage = Body.Invalid)] string Who, string Reason);

/// <summary>Where a case goes.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">Why.</param>
public sealed record SendBackBody([RegularExpression(Body.Word, ErrorMessage = Body.Invalid)] string Unit, string Reason);

/// <summary>The sentences of who approves.</summary>
/// <param name="Sentences">One for each cause a second person was called for.</param>
public sealed record ApproveBody(IReadOnlyList<AnswerBody> Sentences);

/// <summary>What is wrong with a proposal.</summary>
/// <param name="Points">The points.</param>
public sealed record ReturnBody(IReadOnlyList<PointBody> Points);

/// <summary>One thing that is wrong with a proposal.</summary>
/// <param name="Code">facts, rule-use, discretion, inquiry or procedure.</param>
/// <param name="Text">In own words.</param>
public sealed record PointBody(string Code, string Text);

/// <summary>A conclusion.</summary>
/// <param name="Reason">Why the case is concluded so.</param>
/// <param name="Answers">Every reason for review answered with one own sentence.</param>
/// <param name="Discretion">Every question of discretion answered with considerations.</param>
/// <param name="Facts">Facts set right, as a facts file; null where none are.</param>
/// <param name="Own">An outcome instead of the rules'; null to take theirs.</param>
public sealed record ConcludeBody(string Reason, IReadOnlyList<AnswerBody> Answers, IReadOnlyList<DiscretionBody>? Discretion = null, JsonElement? Facts = null, OwnBody? Own = null)
{
    internal Conclude ToCommand() => new(
        [.. Answers.Select(answer => new FlagAnswer(answer.Code, answer.Sentence))],
        [.. (Discretion ?? []).Select(answer => new DiscretionAnswer(answer.Fact, answer.Answer, answer.Considerations))],
        Facts is { } facts ? Body.Facts(facts) : null,
        Own is null ? null : new OwnOutcome(
            Own.Outcome, [.. (Own.Amounts ?? []).Select(amount => new DecidedAmount(amount.Id, amount.Value, amount.Unit, amount.Period))], Own.Answer, [.. Own.Law], Own.Considerations),
        Reason);
}

/// <summary>A question of discretion, answered.</summary>
/// <param name="Fact">The discretionary fact.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Considerations">The main considerations.</param>
public sealed record DiscretionBody(string Fact, bool Answer, string Considerations);

/// <summary>An outcome a person gives instead of the rules'.</summary>
/// <param name="Outcome">One of the rule set's outcomes.</param>
/// <param name="Answer">The answer to the citizen, as a sentence.</param>
/// <param name="Law">The provisions it rests on, as the rule set names them.</param>
/// <param name="Considerations">The main considerations.</param>
/// <param name="Amounts">The amounts.</param>
public sealed record OwnBody(string Outcome, string Answer, IReadOnlyList<string> Law, string Considerations, IReadOnlyList<AmountBody>? Amounts = null);
