namespace DecisionEngine.Web.Tests.Security;

public sealed class LimitTests
{
    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        await using var host = await RunningHost.StartAsync("DecisionEngine:Limits:BodyBytes=2000");
        using var browser = await host.BrowseAsAsync("karen");

        await (await browser.PostAsync("/probe/body", $$"""{"name":"{{new string('a', 3000)}}","count":1}""")).IsProblemAsync(413, "request.too-large");
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_where_a_repeat_is_looked_for()
    {
        await using var host = await RunningHost.StartAsync("DecisionEngine:Limits:BodyBytes=2000");
        using var browser = await host.BrowseAsAsync("karen");

        await (await browser.PostAsync("/probe/once", $$"""{"name":"{{new string('a', 3000)}}","count":1}""", ("Idempotency-Key", "key-00000001"))).IsProblemAsync(413, "request.too-large");
    }

    [Fact]
    public async Task A_form_that_is_too_long_is_refused()
    {
        await using var host = await RunningHost.StartAsync("DecisionEngine:Limits:BodyBytes=2000");
        using var browser = host.Browse();

        await (await browser.SubmitAsync("/sign-in", "/sign-in/persona", ("persona", new string('a', 3000)))).IsProblemAsync(413, "request.too-large");
    }

    [Fact]
    public async Task A_body_that_is_nested_too_deep_is_refused()
    {
        await using var host = await RunningHost.StartAsync("DecisionEngine:Limits:JsonDepth=8");
        using var browser = await host.BrowseAsAsync("karen");

        static string Nested(int depth) => depth == 0 ? """{"name":"a","count":1}""" : $$"""{"name":"a","count":1,"inner":[{{Nested(depth - 1)}}]}""";

        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/probe/body", Nested(3))).StatusCode);
        await (await browser.PostAsync("/probe/body", Nested(4))).IsProblemAsync(400, "request.json");
    }

    [Fact]
    public async Task Whoever_asks_too_often_must_wait_and_nobody_else()
    {
        await using var host = await RunningHost.StartAsync("DecisionEngine:Limits:PerPerson=4", "DecisionEngine:Limits:Window=86400");
        using var karen = await host.BrowseAsAsync("karen");
        using var carl = await host.BrowseAsAsync("carl");

        for (var request = 0; request < 4; request++)
            Assert.Equal(HttpStatusCode.OK, (await karen.GetAsync("/api/v1/me")).StatusCode);
        var refused = await karen.GetAsync("/api/v1/me");

        await refused.IsProblemAsync(429, "rate.exceeded");
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, (await carl.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Those_who_are_not_signed_in_are_counted_by_address()
    {
        await using var host = await RunningHost.StartAsync("DecisionEngine:Limits:PerAddress=2", "DecisionEngine:Limits:Window=86400", "DecisionEngine:Proxies:0=127.0.0.1");
        using var browser = host.Browse();

        Task<HttpResponseMessage> AskFrom(string address) => browser.GetAsync("/probe/open", ("X-Forwarded-For", address));

        Assert.Equal(HttpStatusCode.OK, (await AskFrom("2001:db8:1:2::1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskFrom("2001:db8:1:2::2")).StatusCode);
        await (await AskFrom("2001:db8:1:2:ffff::3")).IsProblemAsync(429, "rate.exceeded");
        Assert.Equal(HttpStatusCode.OK, (await AskFrom("2001:db8:1:3::1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskFrom("192.0.2.1")).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_given_up()
    {
        await using var host = await RunningHost.StartAsync("DecisionEngine:Limits:Seconds=1");
        using var browser = host.Browse();

        await (await browser.GetAsync("/probe/slow")).IsProblemAsync(504, "server.timeout");
    }
}
