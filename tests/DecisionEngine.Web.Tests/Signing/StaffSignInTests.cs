namespace DecisionEngine.Web.Tests.Signing;

public sealed class StaffSignInTests(Provider provider) : IClassFixture<Provider>
{
    [Theory]
    [InlineData("DE-caseworkers", "caseworker")]
    [InlineData("DE-leads", "teamLead")]
    [InlineData("DE-legal", "legal")]
    [InlineData("DE-leads DE-caseworkers", "teamLead")]
    [InlineData("DE-legal everybody", "legal")]
    public async Task A_role_is_what_the_settings_make_of_the_providers(string theirs, string ours)
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("sub", "kj12"), ("name", "Karen Jensen"), .. theirs.Split(' ').Select(role => ("roles", role))];

        var back = await CitizenSignInTests.BackAsync(browser, "/sign-in/staff");
        var me = await CitizenSignInTests.MeAsync(browser);

        Assert.Equal("/", back.Headers.Location?.OriginalString);
        Assert.Equal(ours, (string?)me["role"]);
        Assert.Equal("kj12", (string?)me["id"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("everybody")]
    [InlineData("caseworker")]
    [InlineData("DE-legal DE-caseworkers")]
    [InlineData("DE-legal DE-leads")]
    public async Task Without_exactly_one_role_nobody_of_the_staff_is_signed_in(string theirs)
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("sub", "kj12"), .. theirs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(role => ("roles", role))];

        await (await CitizenSignInTests.BackAsync(browser, "/sign-in/staff")).IsProblemAsync(403, "signin.no-role");
    }

    [Fact]
    public async Task A_unit_is_what_the_settings_make_of_the_providers()
    {
        await using var host = await RunningHost.StartAsync(
        [
            .. provider.Settings, "DecisionEngine:SignIn:Staff:UnitClaim=departments", "DecisionEngine:SignIn:Staff:IdClaim=employee",
            "DecisionEngine:SignIn:Staff:Units:dagtilbud:0=urn:unit:17", "DecisionEngine:SignIn:Staff:Units:ydelser:0=urn:unit:18", "DecisionEngine:SignIn:Staff:Units:ydelser:1=urn:unit:19",
        ]);
        using var browser = host.Browse();
        provider.Comes = [("employee", "kj12"), ("roles", "DE-caseworkers"), ("departments", "urn:unit:19"), ("departments", "urn:unit:17"), ("departments", "urn:unit:99")];

        await CitizenSignInTests.BackAsync(browser, "/sign-in/staff");

        Assert.Equal(["dagtilbud", "ydelser"], (await CitizenSignInTests.MeAsync(browser))["units"]!.AsArray().Select(unit => (string)unit!));
    }

    [Fact]
    public async Task Where_no_units_are_set_they_are_called_what_the_provider_calls_them()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("sub", "kj12"), ("roles", "DE-caseworkers"), ("units", "dagtilbud")];

        await CitizenSignInTests.BackAsync(browser, "/sign-in/staff");

        Assert.Equal(["dagtilbud"], (await CitizenSignInTests.MeAsync(browser))["units"]!.AsArray().Select(unit => (string)unit!));
    }

    [Fact]
    public async Task Whoever_signs_in_at_work_is_the_citizen_no_longer()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("sub", "kj12"), ("roles", "DE-caseworkers"), ("cpr", "010170-1234")];
        await CitizenSignInTests.BackAsync(browser, "/sign-in/citizen");
        await CitizenSignInTests.BackAsync(browser, "/sign-in/staff");
        Assert.Equal("caseworker", (string?)(await CitizenSignInTests.MeAsync(browser))["role"]);
        await CitizenSignInTests.BackAsync(browser, "/sign-in/citizen");

        Assert.Equal("citizen", (string?)(await CitizenSignInTests.MeAsync(browser))["role"]);
    }

    [Fact]
    public async Task A_staff_id_that_is_a_civil_registration_number_is_refused()
    {
        await using var host = await RunningHost.StartAsync(provider.Settings);
        using var browser = host.Browse();
        provider.Comes = [("sub", "0101701234"), ("roles", "DE-caseworkers")];

        await (await CitizenSignInTests.BackAsync(browser, "/sign-in/staff")).IsProblemAsync(403, "signin.no-identifier");
    }
}
