namespace DecisionEngine.Web.Tests.Security;

public sealed class AntiforgeryTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    private const string Body = """{"name":"a","count":1}""";

    [Fact]
    public async Task A_change_without_proof_is_refused_when_a_cookie_says_who_it_is()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        await (await browser.SendAsync(HttpMethod.Post, "/probe/body", Browser.Json(Body))).IsProblemAsync(400, "antiforgery.invalid");
    }

    [Fact]
    public async Task A_change_with_proof_is_accepted()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");
        var proof = await (await browser.GetAsync("/api/v1/antiforgery")).JsonAsync();

        var response = await browser.SendAsync(HttpMethod.Post, "/probe/body", Browser.Json(Body), ((string)proof["header"]!, (string)proof["token"]!));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_proof_is_none()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");
        using var other = await shared.Host.BrowseAsAsync("carl");
        var token = await other.TokenAsync("/sign-in");

        await (await browser.SendAsync(HttpMethod.Post, "/probe/body", Browser.Json(Body), ("X-Antiforgery", token))).IsProblemAsync(400, "antiforgery.invalid");
    }

    [Theory]
    [InlineData("/sign-in/persona")]
    [InlineData("/sign-out")]
    public async Task Nobody_can_be_signed_in_or_out_from_elsewhere(string action)
    {
        using var browser = shared.Host.Browse();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("persona", "amina")]);

        await (await browser.SendAsync(HttpMethod.Post, action, form)).IsProblemAsync(400, "antiforgery.invalid");
    }
}
