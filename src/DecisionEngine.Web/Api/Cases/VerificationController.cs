using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Whether the record is as it was written.</summary>
[ApiController]
[Route("api/v1/verification")]
[Authorize(Policies.Legal)]
public sealed class VerificationController(CaseDoor door) : ControllerBase
{
    /// <summary>Looks the whole record through. It takes as long as the record is.</summary>
    [HttpGet]
    [DisableRequestTimeout]
    [ResponseExample<VerificationExample>]
    public async Task<Verified> Get(CancellationToken cancel)
    {
        var verification = await (await door.DeskAsync()).Store.VerifyAsync(cancel);
        return new Verified(verification.IsIntact, verification.Events, verification.BrokenAt, verification.Problem);
    }
}

/// <summary>What came of looking the record through.</summary>
/// <param name="IsIntact">Whether everything is as it was written.</param>
/// <param name="Events">How many events were found to be so.</param>
/// <param name="BrokenAt">The first event that is not; null for none.</param>
/// <param name="Problem">What is wrong with it; null for nothing.</param>
public sealed record Verified(bool IsIntact, long Events, long? BrokenAt, string? Problem);
