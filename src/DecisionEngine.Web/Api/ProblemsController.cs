using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api;

/// <summary>Every problem code, so that a client can be written against them.</summary>
[ApiController]
[Route("api/problems")]
[AllowAnonymous]
public sealed class ProblemsController(ProblemCatalogue catalogue) : ControllerBase
{
    /// <summary>All problem codes, with status and title in both languages.</summary>
    [HttpGet]
    public IReadOnlyList<ProblemCode> Get() => catalogue.All;
}
