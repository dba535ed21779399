using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Web.Api;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace DecisionEngine.Web.Tests.Support;

public sealed record Probe([Required(ErrorMessage = "field.required")] string? Name, [Range(1, 9)] int Count, IReadOnlyList<Probe>? Inner = null);

public sealed class ProbeExample : IExample
{
    public static JsonNode Json => new JsonObject { ["name"] = "3", ["count"] = 1 };
}

/// <summary>Something that belongs to a unit.</summary>
public sealed record Thing(string Unit);

/// <summary>One's own unit's things may be read; one learns that those of the unit <c>known</c> exist, and nothing of the others.</summary>
public sealed class ThingRule : ObjectRule<Thing>
{
    protected override ValueTask<ProblemCode?> RefuseAsync(Person person, Operation operation, Thing resource) => ValueTask.FromResult(
        person.Units.Contains(resource.Unit) ? null : resource.Unit == "known" ? ProblemCodes.Forbidden : ProblemCodes.NotFound);
}

/// <summary>Stands for the case system's store of answered requests.</summary>
public sealed class Memory
{
    private int last;

    public ConcurrentDictionary<(string Actor, string Key), Remembered> Answers { get; } = [];

    public int Next() => Interlocked.Increment(ref last);
}

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

    [HttpPost("described")]
    [Authorize(Policies.Anyone)]
    [RequestExample<ProbeExample>]
    [FailsWith("version.conflict")]
    public string Described(Probe probe) => probe.Name!;

    [HttpPost("once")]
    [Authorize(Policies.Anyone)]
    [Idempotent]
    public IActionResult Once(Probe probe, [FromServices] Memory memory, [FromServices] Guard guard)
    {
        var request = IdempotentRequest.Of(HttpContext);
        var remembered = request.Remember(guard.Person, JsonSerializer.SerializeToUtf8Bytes(new { probe.Name, number = memory.Next() }));
        return memory.Answers.TryAdd((remembered.Actor, remembered.Key), remembered)
            ? Content(Encoding.UTF8.GetString(remembered.Answer.Span), "application/json")
            : request.Replay(memory.Answers[(remembered.Actor, remembered.Key)]);
    }

    [HttpGet("thing/{unit}")]
    [Authorize(Policies.Staff)]
    public async Task<string> OneThing(string unit, [FromServices] Guard guard)
    {
        await guard.EnsureAsync(new Thing(unit), new Operation("read"));
        return "seen";
    }

    [HttpGet("unruled")]
    [Authorize(Policies.Staff)]
    public async Task<string> Unruled([FromServices] Guard guard)
    {
        await guard.EnsureAsync("no rule knows texts", new Operation("read"));
        return "seen";
    }

    [HttpGet("slow")]
    [AllowAnonymous]
    public async Task<string> Slow()
    {
        await Task.Delay(Timeout.Infinite, HttpContext.RequestAborted);
        return "never";
    }

    [HttpPost("log")]
    [Authorize(Policies.Anyone)]
    public string Log(Probe probe, [FromServices] ILogger<ProbeController> logger)
    {
        logger.LogInformation("The name is {Name}", probe.Name);
        throw new InvalidOperationException(probe.Name, new FormatException(probe.Name));
    }

    [HttpGet("fault")]
    [AllowAnonymous]
    public string Fault() => throw new InvalidOperationException("a secret in a message");
}
