namespace DecisionEngine.Web.Tests.Signing;

public sealed class GuardTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    [Fact]
    public async Task Whoever_the_rule_lets_through_sees_the_object()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        Assert.Equal("seen", await (await browser.GetAsync("/probe/thing/dagtilbud")).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("known", 403, "access.denied")]
    [InlineData("ydelser", 404, "not-found")]
    public async Task The_others_get_the_refusal_that_the_rule_gives(string unit, int status, string code)
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        await (await browser.GetAsync($"/probe/thing/{unit}")).IsProblemAsync(status, code);
    }

    [Fact]
    public async Task An_object_that_no_rule_knows_is_closed_to_everybody()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        await (await browser.GetAsync("/probe/unruled")).IsProblemAsync(403, "access.denied");
    }
}
