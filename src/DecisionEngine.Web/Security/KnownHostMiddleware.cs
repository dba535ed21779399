using DecisionEngine.Web.Problems;

namespace DecisionEngine.Web.Security;

/// <summary>Answers to its own names alone: the addresses it sends people to are made from the name they called it by.</summary>
internal sealed class KnownHostMiddleware(RequestDelegate next, HostOptions options)
{
    public Task InvokeAsync(HttpContext context) =>
        options.Hosts.IsEmpty || options.Hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
            ? next(context)
            : ProblemWriter.WriteAsync(context, ProblemCodes.Host);
}
