namespace DecisionEngine.Web.Tests.Signing;

public sealed class PolicyTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    public static TheoryData<string, string> Everybody
    {
        get
        {
            var doors = new Dictionary<string, string[]>
            {
                ["citizen"] = ["amina", "rita"],
                ["caseworker"] = ["karen", "yrsa"],
                ["teamLead"] = ["tove"],
                ["legal"] = ["jens"],
                ["leader"] = ["lise"],
                ["system"] = ["intake"],
                ["casework"] = ["karen", "yrsa", "tove"],
                ["staff"] = ["karen", "yrsa", "tove", "jens", "lise"],
            };
            var data = new TheoryData<string, string>();
            foreach (var (door, people) in doors)
                data.Add(door, string.Join(' ', people));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task A_door_opens_for_its_roles_and_no_other(string door, string welcome)
    {
        foreach (var persona in new[] { "amina", "rita", "karen", "yrsa", "tove", "jens", "lise", "intake" })
        {
            using var browser = await shared.Host.BrowseAsAsync(persona);
            var response = await browser.GetAsync($"/probe/{door}");

            if (welcome.Split(' ').Contains(persona))
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            else
                await response.IsProblemAsync(403, "access.denied");
        }
    }

    [Theory]
    [InlineData("citizen")]
    [InlineData("staff")]
    [InlineData("forgotten")]
    public async Task Nobody_in_particular_is_asked_to_sign_in(string door)
    {
        using var browser = shared.Host.Browse();

        await (await browser.GetAsync($"/probe/{door}")).IsProblemAsync(401, "signin.required");
    }

    [Theory]
    [InlineData("amina")]
    [InlineData("jens")]
    [InlineData("lise")]
    public async Task An_action_that_names_no_policy_is_closed_to_everybody(string persona)
    {
        using var browser = await shared.Host.BrowseAsAsync(persona);

        await (await browser.GetAsync("/probe/forgotten")).IsProblemAsync(403, "access.denied");
    }

    [Fact]
    public async Task A_browser_that_asks_for_a_page_is_led_to_the_sign_in_page()
    {
        using var browser = shared.Host.Browse();

        var response = await browser.GetAsync("/probe/citizen", ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/sign-in?next=%2Fprobe%2Fcitizen", response.Headers.Location!.PathAndQuery);
    }
}
