namespace DecisionEngine.Web.Tests.Signing;

public sealed class PersonaTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    [Theory]
    [InlineData("amina", "citizen", "")]
    [InlineData("bent", "citizen", "")]
    [InlineData("rita", "citizen", "")]
    [InlineData("karen", "caseworker", "dagtilbud")]
    [InlineData("yrsa", "caseworker", "ydelser")]
    [InlineData("tove", "teamLead", "dagtilbud")]
    [InlineData("jens", "legal", "")]
    [InlineData("lise", "leader", "")]
    [InlineData("intake", "system", "dagtilbud")]
    public async Task One_may_be_an_invented_person_in_development(string persona, string role, string unit)
    {
        using var browser = await shared.Host.BrowseAsAsync(persona);

        var me = await (await browser.GetAsync("/api/v1/me")).JsonAsync();

        Assert.Equal(role, (string?)me["role"]);
        Assert.Equal(unit, string.Join(' ', me["units"]!.AsArray().Select(item => (string)item!)));
    }

    [Fact]
    public async Task The_key_of_a_citizen_is_the_same_every_time_and_says_nothing()
    {
        using var first = await shared.Host.BrowseAsAsync("amina");
        using var second = await shared.Host.BrowseAsAsync("amina");
        using var other = await shared.Host.BrowseAsAsync("bent");

        var key = await IdAsync(first);

        Assert.Matches("^[0-9a-f]{64}$", key);
        Assert.Equal(key, await IdAsync(second));
        Assert.NotEqual(key, await IdAsync(other));
    }

    [Fact]
    public async Task To_be_somebody_else_is_to_be_the_first_no_longer()
    {
        using var browser = await shared.Host.BrowseAsAsync("amina");
        await browser.BeAsync("karen");

        Assert.Equal("karen", await IdAsync(browser));
        Assert.DoesNotContain(browser.Cookies.Keys, name => name.EndsWith("__Host-citizen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");
        await browser.SubmitAsync("/sign-in", "/sign-out");

        await (await browser.GetAsync("/api/v1/me")).IsProblemAsync(401, "signin.required");
    }

    [Theory]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("/case/1", "/case/1")]
    public async Task One_is_led_on_within_the_host_alone(string next, string expected)
    {
        using var browser = shared.Host.Browse();

        var response = await browser.SubmitAsync("/sign-in", "/sign-in/persona", ("persona", "amina"), ("next", next));

        Assert.Equal(expected, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Nobody_is_a_persona_that_is_not_there()
    {
        using var browser = shared.Host.Browse();

        await (await browser.SubmitAsync("/sign-in", "/sign-in/persona", ("persona", "nobody"))).IsProblemAsync(404, "not-found");
    }

    private static async Task<string> IdAsync(Browser browser) => (string)(await (await browser.GetAsync("/api/v1/me")).JsonAsync())["id"]!;
}
