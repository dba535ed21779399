using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Authentication;
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
        Language.Of(Request), Person.Of(User) is not null, options.Citizens is not null, options.Staff is not null, environment.IsDevelopment() ? Personas.All : [], Own(next)));

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

    /// <summary>Leads to the citizens' provider.</summary>
    /// <param name="next">Where to go then, on this host.</param>
    [HttpGet("/sign-in/citizen")]
    public Task<IActionResult> AsCitizen(string? next) => AtAsync(Schemes.CitizenProvider, options.Citizens is not null, next);

    /// <summary>Leads to the provider of the staff.</summary>
    /// <param name="next">Where to go then, on this host.</param>
    [HttpGet("/sign-in/staff")]
    public Task<IActionResult> AsStaff(string? next) => AtAsync(Schemes.StaffProvider, options.Staff is not null, next);

    /// <summary>Signs out, here and at the provider.</summary>
    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        var provider = Person.Of(User)?.Scheme switch
        {
            Schemes.Citizen when options.Citizens is not null => Schemes.CitizenProvider,
            Schemes.Staff when options.Staff is not null => Schemes.StaffProvider,
            _ => null,
        };
        await Sessions.SignOutAsync(HttpContext);
        return provider is null ? LocalRedirect("/sign-in") : SignOut(new AuthenticationProperties { RedirectUri = "/sign-in" }, provider);
    }

    private async Task<IActionResult> AtAsync(string provider, bool isThere, string? next)
    {
        if (!isThere)
            return new ProblemResult(ProblemCodes.NotFound);
        try
        {
            await HttpContext.ChallengeAsync(provider, new AuthenticationProperties { RedirectUri = Own(next) });
            return new EmptyResult();
        }
        catch (InvalidOperationException exception) when (exception.InnerException is IOException)
        {
            // Its description could not be fetched.
            return new ProblemResult(ProblemCodes.SignInUnavailable);
        }
    }

    // Never to another host: that is how people are led astray.
    private string Own(string? next) => Url.IsLocalUrl(next) ? next! : "/";
}
