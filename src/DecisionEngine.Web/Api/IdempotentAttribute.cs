using System.Text;
using System.Text.RegularExpressions;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Security;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DecisionEngine.Web.Api;

/// <summary>
/// The action is done once however often it is asked for: the request must bring a key (the header Idempotency-Key, or the form field
/// <c>idempotencyKey</c>), and the action finds it, with the hash of the request, in <see cref="IdempotentRequest.Of"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed partial class IdempotentAttribute : Attribute, IAsyncResourceFilter
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    private const string Field = "idempotencyKey";

    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        // In memory as far as ordinary bodies go: what is written to a temporary file is personal data on a disk.
        request.EnableBuffering(context.HttpContext.RequestServices.GetRequiredService<HostOptions>().Limits.BodyBytes);
        var key = request.Headers[Header].ToString();
        if (key.Length == 0 && request.HasFormContentType)
            key = (await request.ReadFormAsync(context.HttpContext.RequestAborted))[Field].ToString();
        if (!Key().IsMatch(key) || PersonNumbers.Appears(key))
            throw new ProblemException(ProblemCodes.KeyInvalid, Header);
        context.HttpContext.Features.Set(new IdempotentRequest(key, await HashAsync(request, context.HttpContext.RequestAborted)));
        await next();
    }

    // Over everything that makes it this request: what is asked, of what, from which version, with which content.
    private static async Task<string> HashAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var hash = request.HttpContext.RequestServices.GetRequiredService<PersonKeys>().HashRequest();
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        var buffer = new byte[8192];
        request.Body.Position = 0;
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{8,128}$")]
    private static partial Regex Key();
}
