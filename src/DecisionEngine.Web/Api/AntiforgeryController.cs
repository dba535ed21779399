using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api;

/// <summary>The proof a script sends along with what it changes.</summary>
/// <param name="Header">The header to send it in.</param>
/// <param name="Token">The proof. It holds for whoever is signed in now.</param>
public sealed record AntiforgeryProof(string Header, string Token);

/// <summary>Proofs that a request comes from our own pages.</summary>
[ApiController]
[Route("api/v1/antiforgery")]
[Authorize(Policies.Anyone)]
public sealed class AntiforgeryController(IAntiforgery antiforgery) : ControllerBase
{
    /// <summary>A proof for scripts signed in by cookie. Systems that bring a token need none.</summary>
    [HttpGet]
    public AntiforgeryProof Get()
    {
        var tokens = antiforgery.GetAndStoreTokens(HttpContext);
        return new AntiforgeryProof(tokens.HeaderName!, tokens.RequestToken!);
    }
}
