using System.Text.Json;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Security;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Decisions with their explanations, and the letters they were sent in. To the party a decision is not there before it is sent.</summary>
[ApiController]
[Authorize(Policies.Case)]
[RequireScope(Scopes.Read)]
[FailsWith("not-found", "case.other-unit", "review.disqualified", "access.reason")]
public sealed class DecisionsController(CaseDoor door) : ControllerBase
{
    private const string Letters = "default-src 'none'; style-src 'unsafe-inline'; sandbox; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The decisions of a case, oldest first.</summary>
    [HttpGet("api/v1/cases/{id}/decisions")]
    [ResponseExample<DecisionPageExample>]
    public async Task<IReadOnlyList<DecisionView>> List(string id)
    {
        var seen = await door.SeeAsync(id, "decisions");
        return DecisionView.Of(seen.Case, seen.Viewer);
    }

    /// <summary>A decision, with its explanation as it was frozen when it was made.</summary>
    /// <param name="id">The decision.</param>
    /// <param name="language">The explanation's language; the case's own when left out.</param>
    [HttpGet("api/v1/decisions/{id}")]
    public async Task<ExplainedDecision> Get(string id, string? language = null)
    {
        var (seen, decision) = await FindAsync(id, "decision");
        JsonElement? explanation = null;
        if (seen.Viewer.Sight != Sight.Pseudonymised)
        {
            var stored = await seen.Desk.Store.ReadDocumentAsync(decision.Sequence, Issuing.ExplanationIn(language ?? seen.Case.Language)) ?? throw new ProblemException(ProblemCodes.NotFound, "language");
            explanation = JsonDocument.Parse(stored.Bytes).RootElement;
        }
        return new ExplainedDecision(seen.Case.Id, DecisionView.Of(seen.Case, decision, seen.Viewer), explanation);
    }

    /// <summary>The letter of a decision as it was sent, byte for byte.</summary>
    [HttpGet("api/v1/decisions/{id}/letter.html")]
    [Produces("text/html")]
    public async Task<IActionResult> Html(string id)
    {
        HttpContext.Features.Set(new ContentPolicy(Letters));
        return await LetterAsync(id, Letter.HtmlName);
    }

    /// <summary>The same letter as plain text, byte for byte.</summary>
    [HttpGet("api/v1/decisions/{id}/letter.txt")]
    [Produces("text/plain")]
    public Task<IActionResult> Text(string id) => LetterAsync(id, Letter.TextName);

    private async Task<IActionResult> LetterAsync(string id, string name)
    {
        var (seen, decision) = await FindAsync(id, "letter");
        var letter = seen.Viewer.Sight == Sight.Pseudonymised ? null
            : seen.Case.Letters.LastOrDefault(each => each is { Kind: LetterKind.Decision, SentAt: not null } && each.About == decision.Id && IsTheirs(each, seen));
        var document = letter is null ? null : await seen.Desk.Store.ReadDocumentAsync(letter.Sequence, name);
        return document is null ? throw new ProblemException(ProblemCodes.NotFound) : File(document.Bytes.ToArray(), document.MediaType);
    }

    // Staff are shown the party's copy: the representative's differs in whom it is addressed to alone.
    private static bool IsTheirs(CaseLetter letter, SeenCase seen) =>
        seen.Viewer.Sight == Sight.Party ? CaseViews.IsSeen(letter, seen.Case, seen.Viewer) : letter.To == Folding.ToParty;

    private async Task<(SeenCase Seen, CaseDecision Decision)> FindAsync(string id, string what)
    {
        var row = await (await door.DeskAsync()).Store.DecisionAsync(id) ?? throw new ProblemException(ProblemCodes.NotFound);
        var seen = await door.SeeAsync(row.CaseId, what);
        var decision = seen.Case.Decisions.FirstOrDefault(each => each.Id == id && DecisionView.IsSeen(each, seen.Viewer));
        return (seen, decision ?? throw new ProblemException(ProblemCodes.NotFound));
    }
}
