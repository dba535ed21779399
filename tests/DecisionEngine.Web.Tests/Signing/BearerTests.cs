using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace DecisionEngine.Web.Tests.Signing;

public sealed class BearerTests(Provider provider) : IClassFixture<Provider>
{
    [Fact]
    public async Task A_system_brings_a_token_it_got_for_its_own_credentials()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var client = host.Browse();
        var me = await (await client.GetAsync("/api/v1/me", await FetchAsync("cases.read cases.write"))).JsonAsync();

        Assert.Equal("system", (string?)me["role"]);
        Assert.Equal("intake", (string?)me["id"]);
        Assert.Equal(["dagtilbud"], me["units"]!.AsArray().Select(unit => (string)unit!));
        Assert.Equal(["cases.read", "cases.write"], me["scopes"]!.AsArray().Select(scope => (string)scope!));
    }

    [Fact]
    public async Task A_token_opens_what_its_scopes_say()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var client = host.Browse();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/probe/scope", await FetchAsync("cases.write"))).StatusCode);
        await (await client.GetAsync("/probe/scope", await FetchAsync("cases.read"))).IsProblemAsync(403, "access.denied");
        await (await client.GetAsync("/probe/casework", await FetchAsync("cases.write"))).IsProblemAsync(403, "access.denied");
    }

    [Fact]
    public async Task A_token_needs_no_proof_against_forgery_for_no_browser_sends_it()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var client = host.Browse();

        var response = await client.SendAsync(HttpMethod.Post, "/probe/body", Browser.Json("""{"name":"a","count":1}"""), await FetchAsync("cases.write"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public static TheoryData<string> Bad => ["audience", "issuer", "expired", "early", "endless", "key", "unsigned", "symmetric", "nobody", "number"];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_token_that_does_not_hold_is_refused(string what)
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var client = host.Browse();
        using var other = RSA.Create(2048);
        var token = provider.Token(descriptor =>
        {
            switch (what)
            {
                case "audience": descriptor.Audience = "Staff"; break;
                case "issuer": descriptor.Issuer = "https://elsewhere.example/"; break;
                case "expired": descriptor.Expires = DateTime.UtcNow.AddMinutes(-5); break;
                case "early": descriptor.NotBefore = DateTime.UtcNow.AddMinutes(5); break;
                case "endless": descriptor.Expires = null; break;
                case "key": descriptor.SigningCredentials = new SigningCredentials(new RsaSecurityKey(other) { KeyId = provider.Key.KeyId }, SecurityAlgorithms.RsaSha256); break;
                case "unsigned": descriptor.SigningCredentials = null; break;
                case "symmetric": descriptor.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(provider.Key.Rsa.ExportRSAPublicKey()), SecurityAlgorithms.HmacSha256); break;
                case "nobody": descriptor.Claims.Remove("client_id"); break;
                case "number": descriptor.Claims["client_id"] = "0101701234"; break;
            }
        });

        var response = await client.GetAsync("/api/v1/me", ("Authorization", "Bearer " + token));

        await response.IsProblemAsync(401, "signin.required");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().ToString());
    }

    [Fact]
    public async Task The_same_token_holds_when_nothing_is_wrong_with_it()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var client = host.Browse();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me", ("Authorization", "Bearer " + provider.Token(_ => { })))).StatusCode);
    }

    [Fact]
    public async Task A_bad_token_never_falls_back_on_a_cookie()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("cpr", "010170-1234")];
        await CitizenSignInTests.BackAsync(browser, "/sign-in/citizen");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/me")).StatusCode);

        await (await browser.GetAsync("/api/v1/me", ("Authorization", "Bearer nonsense"))).IsProblemAsync(401, "signin.required");
        await (await browser.GetAsync("/api/v1/me", ("Authorization", "Basic bm9uc2Vuc2U="))).IsProblemAsync(401, "signin.required");
    }

    [Fact]
    public async Task Where_no_provider_of_tokens_is_set_up_no_token_is_any_good()
    {
        await using var host = await RunningHost.StartAsync();
        using var client = host.Browse();

        await (await client.GetAsync("/api/v1/me", ("Authorization", "Bearer " + provider.Token(_ => { })))).IsProblemAsync(401, "signin.required");
    }

    private async Task<(string, string)> FetchAsync(string scopes)
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "intake",
            ["client_secret"] = Provider.Secret,
            ["scope"] = scopes,
        });
        var response = await client.PostAsync(new Uri(provider.Address, "/token"), form);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return ("Authorization", "Bearer " + (string)JsonNode.Parse(text)!["access_token"]!);
    }
}
