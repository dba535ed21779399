using System.Text.Json;
using DecisionEngine.Cases.Contesting;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>What is said against a decision that was sent, and what comes of it.</summary>
[ApiController]
[Route("api/v1/cases/{id}")]
[Authorize(Policies.Case)]
[ProducesResponseType<CaseChanged>(StatusCodes.Status200OK)]
[FailsWith("not-found", "case.other-unit", "case.wrong-role", "case.wrong-state", "review.disqualified", "case.missing", "case.already-done", "review.own-work", "review.claimed-by-another", "review.not-claimed")]
public sealed class ContestController(CaseDoor door) : ControllerBase
{
    /// <summary>Says that a fact of the decision is wrong.</summary>
    [HttpPost("corrections")]
    [Idempotent]
    [RequireScope(Scopes.Write)]
    [RequestExample<CorrectExample>]
    [ResponseExample<ChangedExample>]
    [FailsWith("case.fact-invalid")]
    public Task<IActionResult> Correct(string id, [FromIfMatch] int version, CorrectBody body) =>
        door.DoAsync(id, version, new Correct(Body.Facts(body.Facts), body.HowKnown, body.Channel));

    /// <summary>Disagrees with a decision. A late one is taken in too.</summary>
    [HttpPost("contests")]
    [Idempotent]
    [RequireScope(Scopes.Write)]
    [RequestExample<ContestExample>]
    [ResponseExample<ChangedExample>]
    [FailsWith("decision.not-dispatched")]
    public Task<IActionResult> Contest(string id, [FromIfMatch] int version, ContestBody body) =>
        door.DoAsync(id, version, new Contest(body.DecisionId, body.Text, [.. body.Reasons ?? []], body.Step, body.Channel));

    /// <summary>Concludes the reassessment, by somebody else than who decided first.</summary>
    [HttpPost("reassessment")]
    [Idempotent]
    [RequestExample<ReassessExample>]
    [ResponseExample<ChangedExample>]
    [FailsWith("case.fact-invalid", "review.flag-unanswered", "review.discretion-unanswered", "review.no-outcome", "decision.hearing-required", "decision.hearing-running", "decision.reasons-insufficient")]
    public Task<IActionResult> Reassess(string id, [FromIfMatch] int version, ReassessBody body) =>
        door.DoAsync(id, version, new Reassess(body.Result, body.Reason, [.. body.Steps ?? []], body.Conclusion?.ToCommand()));

    /// <summary>Says whether the complaint stands after a partial change.</summary>
    [HttpPost("stand")]
    [Idempotent]
    [RequireScope(Scopes.Write)]
    [RequestExample<StandExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> Stand(string id, [FromIfMatch] int version, StandBody body) => door.DoAsync(id, version, new Stand(body.Stands, body.Channel));

    /// <summary>Records the complaint body's answer.</summary>
    [HttpPost("body-answer")]
    [Idempotent]
    [RequestExample<BodyAnswerExample>]
    [ResponseExample<ChangedExample>]
    public Task<IActionResult> BodyAnswer(string id, [FromIfMatch] int version, BodyAnswerBody body) =>
        door.DoAsync(id, version, new RecordBodyAnswer(body.Result, body.Text, [.. body.Steps ?? []]));
}

/// <summary>A fact set right.</summary>
/// <param name="Facts">A facts file with the party's value.</param>
/// <param name="HowKnown">How they know.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record CorrectBody(JsonElement Facts, string HowKnown, string Channel = "web");

/// <summary>That somebody disagrees.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Text">What they say.</param>
/// <param name="Reasons">fact-wrong, rule-misread, special-circumstances, not-understood; may be left out.</param>
/// <param name="Step">The step it is about; null where none is pointed at.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record ContestBody(string DecisionId, string Text, IReadOnlyList<string>? Reasons = null, string? Step = null, string Channel = "web");

/// <summary>What a reassessment comes to.</summary>
/// <param name="Result">upheld (the party is right), partly or kept.</param>
/// <param name="Reason">Why, to the party.</param>
/// <param name="Steps">The steps it was about.</param>
/// <param name="Conclusion">The new decision; null where the old one is kept.</param>
public sealed record ReassessBody(string Result, string Reason, IReadOnlyList<string>? Steps = null, ConcludeBody? Conclusion = null);

/// <summary>Whether a complaint stands.</summary>
/// <param name="Stands">Whether it does.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record StandBody(bool Stands, string Channel = "web");

/// <summary>What the complaint body answered.</summary>
/// <param name="Result">kept, changed, sent-back or dismissed.</param>
/// <param name="Text">Its reasons.</param>
/// <param name="Steps">The steps it was about.</param>
public sealed record BodyAnswerBody(string Result, string Text, IReadOnlyList<string>? Steps = null);
