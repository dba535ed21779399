using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Antiforgery;

namespace DecisionEngine.Web.Security;

/// <summary>A request that changes something must prove that one of our own pages made it, unless it brings a token no browser sends by itself.</summary>
internal sealed class AntiforgeryMiddleware(RequestDelegate next, IAntiforgery antiforgery)
{
    /// <summary>The header scripts send the proof in; forms have it in a field.</summary>
    public const string Header = "X-Antiforgery";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsSafe(context.Request.Method) && Schemes.IsSentByBrowsers(Person.Of(context.User)))
            await antiforgery.ValidateRequestAsync(context);
        await next(context);
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
