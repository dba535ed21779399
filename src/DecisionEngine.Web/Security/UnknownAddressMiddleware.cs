namespace DecisionEngine.Web.Security;

/// <summary>
/// Answers where there is no action: 404, or 405 and 415 where only method or media type do not fit. Otherwise the closed-by-default policy
/// would answer for addresses that do not exist, and a misspelling would look like a missing right.
/// </summary>
internal sealed class UnknownAddressMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        switch (context.GetEndpoint())
        {
            case null:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            case RouteEndpoint:
                return next(context);
            case var reject:
                return reject.RequestDelegate?.Invoke(context) ?? Task.CompletedTask;
        }
    }
}
