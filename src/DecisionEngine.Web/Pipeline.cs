using DecisionEngine.Web.Api;
using DecisionEngine.Web.Logs;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Security;

namespace DecisionEngine.Web;

/// <summary>The way of a request, from outside in. The order is the point of this file.</summary>
internal static class Pipeline
{
    public static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<HeadersMiddleware>();
        app.UseMiddleware<RequestLogMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<KnownHostMiddleware>();
        app.UseMiddleware<PersonNumberMiddleware>();
        app.UseRouting();
        app.UseMiddleware<ContentPolicyMiddleware>();
        app.UseRequestTimeouts();
        app.UseCookiePolicy();
        app.UseAuthentication();
        // Who it is decides whose limit counts; what they may do is asked only within it.
        app.UseRateLimiter();
        app.UseMiddleware<UnknownAddressMiddleware>();
        app.UseAuthorization();
        app.UseMiddleware<AntiforgeryMiddleware>();
        app.MapHealth();
        app.MapDescription();
        app.MapControllers();
    }
}
