namespace DecisionEngine.Web.Tests.Api;

public sealed class VersionTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    [Fact]
    public async Task A_change_made_from_the_current_version_is_accepted()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        Assert.Equal("3", await (await browser.PostAsync("/probe/version", "{}", ("If-Match", "\"3\""))).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_change_made_from_an_older_version_is_refused_and_told_the_current_one()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");
        var response = await browser.PostAsync("/probe/version", "{}", ("If-Match", "\"2\""));

        await response.IsProblemAsync(412, "version.conflict");
        Assert.Equal("\"3\"", response.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task A_change_that_does_not_say_what_it_was_made_from_is_refused()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        await (await browser.PostAsync("/probe/version", "{}")).IsProblemAsync(428, "version.required");
    }

    [Theory]
    [InlineData("3")]
    [InlineData("*")]
    [InlineData("W/\"3\"")]
    [InlineData("\"three\"")]
    [InlineData("\"-3\"")]
    [InlineData("\"3\", \"4\"")]
    [InlineData("\"99999999999\"")]
    public async Task What_is_no_version_is_refused(string tag)
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        await (await browser.PostAsync("/probe/version", "{}", ("If-Match", tag))).IsProblemAsync(400, "version.invalid");
    }

    [Fact]
    public async Task A_form_may_bring_the_version_in_a_field()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        Assert.Equal("3", await (await browser.SubmitAsync("/sign-in", "/probe/version", ("version", "3"))).Content.ReadAsStringAsync());
    }
}
