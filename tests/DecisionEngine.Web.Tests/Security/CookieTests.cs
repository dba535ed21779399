namespace DecisionEngine.Web.Tests.Security;

public sealed class CookieTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    [Theory]
    [InlineData("amina", "__Host-citizen", "lax")]
    [InlineData("karen", "__Host-staff", "lax")]
    [InlineData("karen", "__Host-antiforgery", "strict")]
    public async Task A_cookie_is_for_this_host_over_https_and_out_of_reach_of_scripts(string persona, string name, string sameSite)
    {
        using var browser = await shared.Host.BrowseAsAsync(persona);
        var attributes = Assert.Single(browser.WasSent, line => line.StartsWith(name + "=", StringComparison.Ordinal)).Split("; ")[1..].Order(StringComparer.Ordinal);

        Assert.Equal(["httponly", "path=/", $"samesite={sameSite}", "secure"], attributes);
    }

    [Fact]
    public async Task No_cookie_says_who_it_is_about()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        Assert.DoesNotContain(browser.WasSent, line => line.Contains("karen", StringComparison.OrdinalIgnoreCase) || line.Contains("caseworker", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cookie_that_was_tampered_with_is_no_cookie()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");
        var name = browser.Cookies.Keys.Single(key => key.EndsWith("__Host-staff", StringComparison.Ordinal));
        var value = browser.Cookies[name];
        browser.Cookies[name] = value[..40] + (value[40] == 'A' ? 'B' : 'A') + value[41..];

        await (await browser.GetAsync("/api/v1/me")).IsProblemAsync(401, "signin.required");
    }
}
