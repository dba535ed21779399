namespace DecisionEngine.Web.Tests.Api;

public sealed class IdempotencyTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    private const string Body = """{"name":"a","count":1}""";

    [Fact]
    public async Task A_repeat_is_answered_as_the_first_was()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");
        var first = await browser.PostAsync("/probe/once", Body, ("Idempotency-Key", "key-repeated"));
        var second = await browser.PostAsync("/probe/once", Body, ("Idempotency-Key", "key-repeated"));

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");
        await browser.PostAsync("/probe/once", Body, ("Idempotency-Key", "key-reused"));

        await (await browser.PostAsync("/probe/once", """{"name":"b","count":1}""", ("Idempotency-Key", "key-reused"))).IsProblemAsync(422, "idempotency.reused");
    }

    [Fact]
    public async Task Two_peoples_keys_are_two_keys()
    {
        using var karen = await shared.Host.BrowseAsAsync("karen");
        using var carl = await shared.Host.BrowseAsAsync("carl");
        await karen.PostAsync("/probe/once", Body, ("Idempotency-Key", "key-of-two"));

        Assert.Equal(HttpStatusCode.OK, (await carl.PostAsync("/probe/once", """{"name":"b","count":1}""", ("Idempotency-Key", "key-of-two"))).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("with spaces in it")]
    [InlineData("010170-1234")]
    public async Task Without_a_key_the_request_is_refused(string? key)
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");
        var response = key is null ? await browser.PostAsync("/probe/once", Body) : await browser.PostAsync("/probe/once", Body, ("Idempotency-Key", key));

        Assert.Equal("Idempotency-Key", (string?)(await response.IsProblemAsync(400, "idempotency.key"))["field"]);
    }
}
