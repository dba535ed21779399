using System.ComponentModel.DataAnnotations;
using DecisionEngine.Web.Api;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Tests.Support;

public sealed record Probe([Required(ErrorMessage = "field.required")] string? Name, [Range(1, 9)] int Count, IReadOnlyList<Probe>? Inner = null);

/// <summary>Actions that only these tests have: one for each promise the host makes to every action.</summary>
[ApiController]
[Route("probe")]
public sealed class ProbeController : ControllerBase
{
    [HttpGet("forgotten")]
    public string Forgotten() => "seen";

    [HttpGet("open")]
    [AllowAnonymous]
    public string Open() => "seen";

    [HttpGet("citizen")]
    [Authorize(Policies.Citizen)]
    public string ForCitizen() => "seen";

    [HttpGet("caseworker")]
    [Authorize(Policies.Caseworker)]
    public string ForCaseworker() => "seen";

    [HttpGet("teamLead")]
    [Authorize(Policies.TeamLead)]
    public string ForTeamLead() => "seen";

    [HttpGet("legal")]
    [Authorize(Policies.Legal)]
    public string ForLegal() => "seen";

    [HttpGet("leader")]
    [Authorize(Policies.Leader)]
    public string ForLeader() => "seen";

    [HttpGet("system")]
    [Authorize(Policies.System)]
    public string ForSystem() => "seen";

    [HttpGet("casework")]
    [Authorize(Policies.Casework)]
    public string ForCasework() => "seen";

    [HttpGet("staff")]
    [Authorize(Policies.Staff)]
    public string ForStaff() => "seen";

    [HttpGet("scope")]
    [Authorize(Policies.Case)]
    [RequireScope(Scopes.Write)]
    public string ForScope() => "seen";

    [HttpPost("body")]
    [Authorize(Policies.Anyone)]
    public string Body(Probe probe) => probe.Name!;

    [HttpPost("version")]
    [Authorize(Policies.Anyone)]
    public int Version([FromIfMatch] int version) => version == 3 ? version : throw new ProblemException(ProblemCodes.VersionConflict) { CurrentVersion = 3 };

    [HttpGet("fault")]
    [AllowAnonymous]
    public string Fault() => throw new InvalidOperationException("a secret in a message");
}
