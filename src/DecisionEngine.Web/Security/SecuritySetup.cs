using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Timeouts;

namespace DecisionEngine.Web.Security;

/// <summary>Keys, cookies, anti-forgery and limits.</summary>
internal static class SecuritySetup
{
    public static void AddSecurity(this WebApplicationBuilder builder, HostOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Limits.BodyBytes;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => ForwardedSetup.Configure(forwarded, options));
        builder.Services.AddRateLimiter(limiter => RateLimits.Configure(limiter, options.Limits));
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(options.Limits.Seconds) });
        builder.Services.AddHealth();
        // No cookie leaves without these, whoever set it.
        builder.Services.Configure<CookiePolicyOptions>(policy =>
        {
            policy.Secure = CookieSecurePolicy.Always;
            policy.HttpOnly = HttpOnlyPolicy.Always;
            policy.MinimumSameSitePolicy = SameSiteMode.Lax;
        });
        OwnFolder.Create(options.DataFolder);
        builder.Services.AddDataProtection()
            .SetApplicationName("DecisionEngine")
            .PersistKeysToFileSystem(OwnFolder.Create(Path.Combine(options.DataFolder, "keys")));
        builder.Services.AddAntiforgery(antiforgery =>
        {
            Sessions.Strict(antiforgery.Cookie);
            antiforgery.Cookie.Name = "__Host-antiforgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            // Otherwise anti-forgery refuses plain http, this machine's included; the cookie policy makes the cookie secure all the same.
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.None;
            antiforgery.HeaderName = AntiforgeryMiddleware.Header;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
    }
}
