using Microsoft.AspNetCore.Authorization;

namespace DecisionEngine.Web.Signing;

/// <summary>How whoever asks is recognised, and what their role opens.</summary>
internal static class Recognition
{
    public static void AddRecognition(this IServiceCollection services, HostOptions options)
    {
        var authentication = services.AddAuthentication(Schemes.ByRequest);
        authentication.AddPolicyScheme(Schemes.ByRequest, null, scheme => scheme.ForwardDefaultSelector = Choose);
        Sessions.Add(authentication);
        OpenIdSignIn.Add(authentication, options);
        BearerSignIn.Add(authentication, options);
        services.AddSingleton(_ => PersonKeys.Open(options.PersonKeyFile));
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        services.AddScoped<Guard>();
        services.AddHttpContextAccessor();
    }

    // INVARIANT: a request that brings a token is judged by the token alone. A bad token never falls back on a cookie.
    private static string Choose(HttpContext context)
    {
        if (context.Request.Headers.ContainsKey("Authorization"))
            return Schemes.Bearer;
        return context.Request.Cookies.ContainsKey(Sessions.CookieName(Schemes.Staff)) ? Schemes.Staff : Schemes.Citizen;
    }
}
