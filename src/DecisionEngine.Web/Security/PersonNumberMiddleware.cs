using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace DecisionEngine.Web.Security;

/// <summary>
/// Refuses an address that holds what looks like a civil registration number: addresses end in histories, logs and proxies, where it must not be.
/// </summary>
internal sealed class PersonNumberMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        PersonNumbers.AppearsInAddress(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget)
            ? ProblemWriter.WriteAsync(context, ProblemCodes.PersonNumber)
            : next(context);
}
