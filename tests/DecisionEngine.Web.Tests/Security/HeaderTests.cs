namespace DecisionEngine.Web.Tests.Security;

public sealed class HeaderTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    [Theory]
    [InlineData("/sign-in", 200)]
    [InlineData("/probe/open", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/probe/citizen", 401)]
    [InlineData("/nowhere", 404)]
    [InlineData("/probe/fault", 500)]
    [InlineData("/probe/open?number=010170-1234", 400)]
    public async Task Every_answer_has_the_headers(string path, int status)
    {
        using var browser = shared.Host.Browse();
        var response = await browser.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("""
            Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            Cross-Origin-Opener-Policy: same-origin
            Cross-Origin-Resource-Policy: same-origin
            Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()
            Referrer-Policy: no-referrer
            X-Content-Type-Options: nosniff
            X-Frame-Options: DENY
            """.ReplaceLineEndings("\n"), string.Join('\n', Security(response)));
        Assert.Contains("no-store", response.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Outside_development_a_browser_is_held_to_https_and_forms_may_end_at_the_providers()
    {
        await using var host = await RunningHost.StartAsync([.. RunningHost.InProduction(), "DecisionEngine:Proxies:0=127.0.0.1"]);
        using var browser = host.Browse();

        var overHttps = await browser.GetAsync("/sign-in", ("X-Forwarded-Proto", "https"));
        var overHttp = await browser.GetAsync("/sign-in");

        Assert.Equal("max-age=31536000", overHttps.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False(overHttp.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains("form-action 'self' http://127.0.0.1:9;", overHttps.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_word_of_a_proxy_that_is_not_configured_is_not_taken()
    {
        await using var host = await RunningHost.StartAsync(RunningHost.InProduction());
        using var browser = host.Browse();

        Assert.False((await browser.GetAsync("/sign-in", ("X-Forwarded-Proto", "https"))).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_host_answers_to_its_own_names_alone()
    {
        await using var host = await RunningHost.StartAsync(RunningHost.InProduction());
        using var browser = host.Browse();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
        await (await browser.GetAsync("/sign-in", ("Host", "elsewhere.example"))).IsProblemAsync(400, "host.unknown");
    }

    private static IEnumerable<string> Security(HttpResponseMessage response) =>
        from header in response.Headers
        where header.Key.StartsWith("X-", StringComparison.Ordinal) || header.Key.Contains("-Policy", StringComparison.Ordinal)
        orderby header.Key
        select $"{header.Key}: {string.Join(" | ", header.Value)}";
}
