using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Signing;

/// <summary>Signing in and out.</summary>
[AllowAnonymous]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class SignInController(HostOptions options, IHostEnvironment environment, PersonKeys keys) : Controller
{
    /// <summary>Where one chooses how to sign in.</summary>
    /// <param name="next">Where to go then, on this host.</param>
    [HttpGet("/sign-in")]
    public IActionResult Choose(string? next) => View("/Signing/SignIn.cshtml", new SignInPage(
        Language.Of(Request), options.Citizens is not null, options.Staff is not null, environment.IsDevelopment() ? Personas.All : [], Own(next)));

    /// <summary>Signs in as an invented person; there is no such address outside Development.</summary>
    /// <param name="persona">The persona.</param>
    /// <param name="next">Where to go then, on this host.</param>
    [HttpPost("/sign-in/persona")]
    public async Task<IActionResult> BePersona([FromForm] string? persona, [FromForm] string? next)
    {
        if (!environment.IsDevelopment() || Personas.All.FirstOrDefault(candidate => candidate.Key == persona) is not { } chosen)
            return new ProblemResult(ProblemCodes.NotFound);
        await Sessions.SignInAsync(HttpContext, chosen.ToPerson(keys));
        return LocalRedirect(Own(next));
    }

    /// <summary>Signs out.</summary>
    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await Sessions.SignOutAsync(HttpContext);
        return LocalRedirect("/sign-in");
    }

    // Never to another host: that is how people are led astray.
    private string Own(string? next) => Url.IsLocalUrl(next) ? next! : "/";
}
