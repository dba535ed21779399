using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web.Logs;

/// <summary>One line a request. The address stands as the template of its route, for what fills it in may be about a person.</summary>
internal sealed partial class RequestLogMiddleware(RequestDelegate next, ILogger<RequestLogMiddleware> logger, TimeProvider time)
{
    private const string None = "(none)";

    public async Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? None;
            var status = context.Response.StatusCode;
            var method = Method(context.Request.Method);
            var role = Person.Of(context.User)?.Role.Name() ?? None;
            var milliseconds = (long)time.GetElapsedTime(start).TotalMilliseconds;
            Answered(logger, status >= 500 ? LogLevel.Warning : LogLevel.Information, method, route, status, milliseconds, role, context.TraceIdentifier);
        }
    }

    // A client may write anything in the method's place.
    private static string Method(string method) =>
        new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" }.Contains(method) ? method : "(other)";

    [LoggerMessage(EventId = 1, Message = "{Method} {Route} {Status} {Milliseconds} ms, {Role}, {TraceId}")]
    private static partial void Answered(ILogger logger, LogLevel level, string method, string route, int status, long milliseconds, string role, string traceId);
}
