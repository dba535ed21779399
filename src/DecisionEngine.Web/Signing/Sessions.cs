using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace DecisionEngine.Web.Signing;

/// <summary>The session cookies: one of citizens, one of staff, and never both at once.</summary>
public static class Sessions
{
    private static readonly TimeSpan CitizenSession = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan StaffSession = TimeSpan.FromHours(8);

    /// <summary>Signs a person in, and whoever was signed in by the other cookie out.</summary>
    /// <param name="context">The request.</param>
    /// <param name="person">The person, of one of the cookie schemes.</param>
    public static async Task SignInAsync(HttpContext context, Person person)
    {
        await SignOutAsync(context);
        await context.SignInAsync(person.Scheme, PersonClaims.Write(person));
    }

    /// <summary>Signs everybody out of this browser.</summary>
    /// <param name="context">The request.</param>
    public static async Task SignOutAsync(HttpContext context)
    {
        foreach (var scheme in new[] { Schemes.Citizen, Schemes.Staff })
        {
            if (context.Request.Cookies.ContainsKey(CookieName(scheme)))
                await context.SignOutAsync(scheme);
        }
    }

    internal static string CookieName(string scheme) => $"__Host-{scheme}";

    internal static void Add(AuthenticationBuilder authentication)
    {
        authentication.AddCookie(Schemes.Citizen, options => Configure(options, Schemes.Citizen, CitizenSession));
        authentication.AddCookie(Schemes.Staff, options => Configure(options, Schemes.Staff, StaffSession));
    }

    private static void Configure(CookieAuthenticationOptions options, string scheme, TimeSpan lasts)
    {
        Strict(options.Cookie);
        options.Cookie.Name = CookieName(scheme);
        options.ExpireTimeSpan = lasts;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "next";
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Over https alone, out of scripts' reach, from our own pages, for this host alone.</summary>
    internal static void Strict(CookieBuilder cookie)
    {
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }

    // A browser that asks for a page is led to the sign-in page; everything else gets the status, and the problem with it.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var asksForPage = status == StatusCodes.Status401Unauthorized
            && HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");
        if (asksForPage)
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
