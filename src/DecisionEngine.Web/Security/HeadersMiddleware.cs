namespace DecisionEngine.Web.Security;

/// <summary>The headers of every answer, errors included.</summary>
internal sealed class HeadersMiddleware
{
    private const string NoDevices = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private readonly RequestDelegate next;
    private readonly bool isStrict;
    private readonly ContentPolicy policy;

    public HeadersMiddleware(RequestDelegate next, HostOptions options, IHostEnvironment environment)
    {
        this.next = next;
        isStrict = !environment.IsDevelopment();
        var providers = new[] { options.Citizens?.Authority, options.Staff?.Authority };
        policy = ContentPolicy.Everywhere([.. providers.OfType<Uri>().Select(authority => authority.GetLeftPart(UriPartial.Authority)).Distinct()]);
    }

    public Task InvokeAsync(HttpContext context)
    {
        // When the answer starts, so that clearing it on the way does not take them along.
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = (context.Features.Get<ContentPolicy>() ?? policy).Value;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isStrict && context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        // Whatever does not say otherwise is about a person.
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }
}
