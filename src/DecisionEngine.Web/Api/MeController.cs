using System.Collections.Immutable;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api;

/// <summary>Who is signed in.</summary>
/// <param name="Role">What they are here to do.</param>
/// <param name="Id">The person key, the staff id or the system's id.</param>
/// <param name="Units">Their units.</param>
/// <param name="Scopes">What a system's token allows.</param>
public sealed record Me(string Role, string Id, ImmutableArray<string> Units, ImmutableArray<string> Scopes);

/// <summary>Who one is, as the host sees it.</summary>
[ApiController]
[Route("api/v1/me")]
[Authorize(Policies.Anyone)]
public sealed class MeController(Guard guard) : ControllerBase
{
    /// <summary>Who is signed in.</summary>
    [HttpGet]
    [ResponseExample<MeExample>]
    public Me Get() => new(guard.Person.Role.Name(), guard.Person.Id, guard.Person.Units, guard.Person.Scopes);
}
