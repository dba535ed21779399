using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Security;

namespace DecisionEngine.Web;

/// <summary>The way of a request, from outside in. The order is the point of this file.</summary>
internal static class Pipeline
{
    public static void Use(WebApplication app)
    {
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.UseMiddleware<UnknownAddressMiddleware>();
        app.UseCookiePolicy();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<AntiforgeryMiddleware>();
        app.MapControllers();
    }
}
