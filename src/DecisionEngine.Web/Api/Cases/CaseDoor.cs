using System.Text.Json;
using DecisionEngine.Cases;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>
/// The one door to a case: asks the guard before anything is shown or done, notes who looked before they see, and lets an action happen once
/// however often it is sent.
/// </summary>
public sealed class CaseDoor(Guard guard, DeskOpener desks, IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Who asks.</summary>
    public Person Person => guard.Person;

    /// <summary>The desk.</summary>
    public Task<CaseDesk> DeskAsync() => desks.OpenAsync();

    /// <summary>A case, for somebody to look at. That they did is written down first.</summary>
    /// <param name="id">The case.</param>
    /// <param name="what">What they see.</param>
    /// <exception cref="ProblemException">They may not, or it is not there.</exception>
    public async Task<SeenCase> SeeAsync(string id, string what)
    {
        var desk = await DeskAsync();
        var found = await FindAsync(desk, id, CaseRule.Read);
        var reason = AccessReason.Of(Http.Request, Person);
        await desk.Store.AppendAccessAsync(new AccessRow(desk.Now, Person.ToActor().Key, id, what, reason));
        return new SeenCase(desk, found, Viewer.Of(Person, found, reason));
    }

    /// <summary>Hands in a case.</summary>
    public async Task<IActionResult> OpenAsync(Open open)
    {
        var desk = await DeskAsync();
        var request = IdempotentRequest.Of(Http);
        return Answer(request, await desk.OpenAsync(open, Person.ToActor(), Once(request)), StatusCodes.Status201Created);
    }

    /// <summary>Does something to a case.</summary>
    /// <param name="id">The case.</param>
    /// <param name="version">The version they have seen.</param>
    /// <param name="command">What is done.</param>
    public async Task<IActionResult> DoAsync(string id, int version, Command command)
    {
        var desk = await DeskAsync();
        await FindAsync(desk, id, CaseRule.Of(command.Action));
        var request = IdempotentRequest.Of(Http);
        return Answer(request, await desk.DoAsync(id, version, command, Person.ToActor(), Once(request)), StatusCodes.Status200OK);
    }

    private async Task<Case> FindAsync(CaseDesk desk, string id, Operation operation)
    {
        var found = await desk.ReadAsync(id) ?? throw new ProblemException(ProblemCodes.NotFound);
        await guard.EnsureAsync(found, operation);
        return found;
    }

    private OnceOnly Once(IdempotentRequest request)
    {
        var person = Person;
        return new OnceOnly(request.Key, request.Hash, after => JsonSerializer.SerializeToUtf8Bytes(new CaseChanged(after.Id, after.Version, Viewer.StateFor(person.Role, after)), JsonSerializerOptions.Web));
    }

    private IActionResult Answer(IdempotentRequest request, DeskResult result, int status)
    {
        if (result.Refusal is { } refusal)
            throw CaseProblems.Of(refusal, result.Case?.Version, Person.Role.IsStaff());
        var answer = result.Before is { } before
            ? JsonSerializer.Deserialize<CaseChanged>(before.Answer.Span, JsonSerializerOptions.Web)!
            : new CaseChanged(result.Case!.Id, result.Case.Version, Viewer.StateFor(Person.Role, result.Case));
        VersionTag.Write(Http.Response, answer.Version);
        Http.Response.Headers.Location = $"/api/v1/cases/{answer.Id}";
        return result.Before is null ? new ObjectResult(answer) { StatusCode = status } : request.Replay(result.Before, status);
    }
}

/// <summary>A case somebody looks at.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Case">The case.</param>
/// <param name="Viewer">What they see of it.</param>
public sealed record SeenCase(CaseDesk Desk, Case Case, Viewer Viewer);

/// <summary>That something has happened to a case.</summary>
/// <param name="Id">The case.</param>
/// <param name="Version">Its version now, for the next change.</param>
/// <param name="State">Where it stands, as whoever asked may know it.</param>
public sealed record CaseChanged(string Id, int Version, string State);
