using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DecisionEngine.Web.Security;

/// <summary>Whether the host runs, and whether it can do its work.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<StorageHealth>("storage");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Answer }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Answer }).AllowAnonymous();
    }

    // What failed is named, why is not: whoever may know finds it in the log.
    private static Task Answer(HttpContext context, HealthReport report) => report.Status == HealthStatus.Healthy
        ? context.Response.WriteAsJsonAsync(new { status = "healthy" }, context.RequestAborted)
        : ProblemWriter.WriteAsync(context, ProblemCodes.NotReady, errors:
            [.. report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => new ProblemError(ProblemCodes.NotReady, entry.Key))]);

    /// <summary>Whether the record can be read.</summary>
    private sealed class StorageHealth(DeskOpener desks) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await (await desks.OpenAsync()).Store.HeadAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
