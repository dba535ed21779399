using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Tests.Signing;

public sealed class CitizenSignInTests(Provider provider) : IClassFixture<Provider>
{
    private const string Number = "010170-1234";

    [Fact]
    public async Task A_citizen_signs_in_at_the_provider_and_comes_back_to_where_they_were()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("cpr", Number), ("name", "Amina Andersen"), ("de.role", "legal"), ("roles", "DE-legal")];

        var back = await BackAsync(browser, "/sign-in/citizen?next=/api/v1/me");
        var me = await (await browser.FollowAsync(back)).JsonAsync();

        Assert.Equal("/api/v1/me", back.Headers.Location?.OriginalString);
        Assert.Equal("citizen", (string?)me["role"]);
        Assert.Matches("^[0-9a-f]{64}$", (string)me["id"]!);
        Assert.Empty(me["units"]!.AsArray());
    }

    [Fact]
    public async Task The_way_there_is_the_code_flow_with_a_challenge_a_state_and_a_nonce()
    {
        await using var host = await RunningHost.StartAsync([.. provider.Settings, "DecisionEngine:SignIn:Citizens:Scopes:0=person"]);
        using var browser = host.Browse();
        provider.Comes = [("cpr", Number)];
        await BackAsync(browser, "/sign-in/citizen");

        var asked = provider.Asked[^1];
        Assert.Equal("code", asked.ResponseType);
        Assert.Equal("query", asked.ResponseMode ?? "query");
        Assert.Equal("S256", asked.CodeChallengeMethod);
        Assert.Equal("openid person", asked.Scope);
        Assert.False(string.IsNullOrEmpty(asked.CodeChallenge) || string.IsNullOrEmpty(asked.State) || string.IsNullOrEmpty(asked.Nonce));
        Assert.All(browser.WasSent, line =>
        {
            Assert.StartsWith("__Host-", line, StringComparison.Ordinal);
            Assert.Contains("; path=/;", line, StringComparison.Ordinal);
            Assert.Contains("; secure", line, StringComparison.Ordinal);
            Assert.Contains("; samesite=lax", line, StringComparison.Ordinal);
            Assert.Contains("; httponly", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_civil_registration_number_is_forgotten()
    {
        await using var host = await RunningHost.StartAsync([.. provider.Settings, "Logging:LogLevel:Default=Trace"]);
        using var browser = host.Browse();
        provider.Comes = [("cpr", Number)];
        await BackAsync(browser, "/sign-in/citizen");
        var first = await IdAsync(browser);
        provider.Comes = [("cpr", "0101701234")];
        await BackAsync(browser, "/sign-in/citizen");

        Assert.Equal(first, await IdAsync(browser));
        Assert.DoesNotContain("01701234", (await host.StopAndReadLogAsync()).Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_may_tell_who_it_is_at_the_end()
    {
        await using var host = await RunningHost.StartAsync([.. provider.Settings, "DecisionEngine:SignIn:Citizens:UserInfo=true", "DecisionEngine:SignIn:Citizens:PersonClaim=dk.cpr"]);
        using var browser = host.Browse();
        provider.Comes = [("dk.cpr", Number)];
        provider.TellsLater = true;
        await BackAsync(browser, "/sign-in/citizen");
        provider.TellsLater = false;

        Assert.Matches("^[0-9a-f]{64}$", await IdAsync(browser));
    }

    [Fact]
    public async Task A_provider_that_does_not_say_who_it_is_signs_nobody_in()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("name", "Amina Andersen")];

        await (await BackAsync(browser, "/sign-in/citizen")).IsProblemAsync(403, "signin.no-identifier");
        await (await browser.GetAsync("/api/v1/me")).IsProblemAsync(401, "signin.required");
    }

    [Theory]
    [InlineData("substantial", null)]
    [InlineData("low", "signin.assurance")]
    [InlineData(null, "signin.assurance")]
    public async Task How_sure_the_provider_must_be_can_be_demanded(string? sure, string? code)
    {
        await using var host = await RunningHost.StartAsync([.. provider.Settings, "DecisionEngine:SignIn:Citizens:Assurance:0=substantial", "DecisionEngine:SignIn:Citizens:Assurance:1=high"]);
        using var browser = host.Browse();
        provider.Comes = sure is null ? [("cpr", Number)] : [("cpr", Number), ("acr", sure)];

        var back = await BackAsync(browser, "/sign-in/citizen");

        Assert.Equal("substantial high", provider.Asked[^1].AcrValues);
        if (code is null)
            Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        else
            await back.IsProblemAsync(403, code);
    }

    [Fact]
    public async Task Whoever_comes_back_without_having_gone_is_not_signed_in()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        using var other = host.Browse();
        provider.Comes = [("cpr", Number)];
        var way = await browser.GetAsync("/sign-in/citizen");
        var back = (await browser.GetAsync(way.Headers.Location!.AbsoluteUri)).Headers.Location!;

        await (await other.GetAsync(back.AbsoluteUri)).IsProblemAsync(400, "signin.failed");
        await (await other.GetAsync("/sign-in/citizen/back")).IsProblemAsync(400, "signin.failed");
        await (await other.GetAsync("/sign-in/citizen/back?error=access_denied")).IsProblemAsync(400, "signin.failed");
    }

    [Fact]
    public async Task A_code_works_once_for_whoever_fetched_it()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("cpr", Number)];
        var way = await browser.GetAsync("/sign-in/citizen");
        var back = (await browser.GetAsync(way.Headers.Location!.AbsoluteUri)).Headers.Location!;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(back.AbsoluteUri)).StatusCode);

        await (await browser.GetAsync(back.AbsoluteUri)).IsProblemAsync(400, "signin.failed");
    }

    [Fact]
    public async Task Signing_out_ends_it_here_and_leads_past_the_provider()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("cpr", Number)];
        await BackAsync(browser, "/sign-in/citizen");

        var response = await browser.SubmitAsync("/sign-in", "/sign-out");
        Assert.Equal(provider.Address.Authority, response.Headers.Location?.Authority);
        Assert.DoesNotContain("id_token_hint", response.Headers.Location!.Query, StringComparison.Ordinal);
        var end = await browser.FollowAsync(response);

        Assert.Equal("/sign-in", end.RequestMessage!.RequestUri!.AbsolutePath);
        await (await browser.GetAsync("/api/v1/me")).IsProblemAsync(401, "signin.required");
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_to_be_away()
    {
        await using var host = await RunningHost.StartAsync(RunningHost.InProduction());
        using var browser = host.Browse();

        await (await browser.GetAsync("/sign-in/citizen")).IsProblemAsync(503, "signin.unavailable");
        await (await browser.GetAsync("/api/v1/me", ("Authorization", "Bearer " + provider.Token(_ => { })))).IsProblemAsync(401, "signin.required");
    }

    /// <summary>From the host to the provider and back; the answer is the host's to the way back.</summary>
    internal static async Task<HttpResponseMessage> BackAsync(Browser browser, string path)
    {
        var way = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, way.StatusCode);
        var there = await browser.GetAsync(way.Headers.Location!.AbsoluteUri);
        Assert.True(there.Headers.Location is not null, await there.Content.ReadAsStringAsync());
        return await browser.GetAsync(there.Headers.Location.AbsoluteUri);
    }

    internal static async Task<JsonObject> MeAsync(Browser browser) => await (await browser.GetAsync("/api/v1/me")).JsonAsync();

    private static async Task<string> IdAsync(Browser browser) => (string)(await MeAsync(browser))["id"]!;
}
