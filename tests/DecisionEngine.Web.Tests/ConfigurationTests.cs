namespace DecisionEngine.Web.Tests;

public sealed class ConfigurationTests
{
    [Fact]
    public void Outside_development_the_host_refuses_to_start_without_providers() => Assert.Equal("""
        The host cannot start. Errors in its configuration: 8
          config.missing DecisionEngine:SignIn:Citizens:Authority: the provider's address is missing.
          config.missing DecisionEngine:SignIn:Citizens:ClientId: the client's name at the citizens' provider is missing.
          config.missing DecisionEngine:SignIn:Citizens:ClientSecret: the client's secret at the citizens' provider is missing.
          config.missing DecisionEngine:SignIn:Staff:Authority: the provider's address is missing.
          config.missing DecisionEngine:SignIn:Staff:ClientId: the client's name at the staff's provider is missing.
          config.missing DecisionEngine:SignIn:Staff:ClientSecret: the client's secret at the staff's provider is missing.
          config.missing DecisionEngine:SignIn:Staff:Roles: what the provider calls each role is missing.
          config.missing DecisionEngine:Hosts: the host names to answer to are missing.
        """.ReplaceLineEndings("\n"), Refusal("environment=Production"));

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_no_secret_with_it() => Assert.Equal("""
        The host cannot start. Errors in its configuration: 9
          config.value DecisionEngine:Storage:Provider: sqlite or postgresql is expected.
          config.address DecisionEngine:SignIn:Staff:Authority: an https address is expected (http on this machine alone).
          config.missing DecisionEngine:SignIn:Staff:ClientId: the client's name at the staff's provider is missing.
          config.flag DecisionEngine:SignIn:Staff:UserInfo: true or false is expected.
          config.twice DecisionEngine:SignIn:Staff:Roles:teamLead: one of its names stands under another as well.
          config.value DecisionEngine:SignIn:Staff:Roles:king: caseworker, teamLead, legal or leader is expected.
          config.number DecisionEngine:Limits:BodyBytes: a whole number from 1024 to 1073741824 is expected.
          config.address DecisionEngine:Proxies: IP addresses are expected.
          config.unknown DecisionEngine:SignIn:Staff:Secret: there is no such setting.
        """.ReplaceLineEndings("\n"), Refusal(
            "DecisionEngine:Storage:Provider=oracle",
            "DecisionEngine:SignIn:Staff:Authority=http://login.example",
            "DecisionEngine:SignIn:Staff:ClientSecret=not-to-be-repeated",
            "DecisionEngine:SignIn:Staff:Secret=not-to-be-repeated",
            "DecisionEngine:SignIn:Staff:UserInfo=perhaps",
            "DecisionEngine:SignIn:Staff:Roles:king:0=K",
            "DecisionEngine:SignIn:Staff:Roles:caseworker:0=C",
            "DecisionEngine:SignIn:Staff:Roles:teamLead:0=C",
            "DecisionEngine:Limits:BodyBytes=1",
            "DecisionEngine:Proxies:0=a.proxy.example"));

    [Fact]
    public async Task The_personas_are_there_in_development_alone()
    {
        await using var host = await RunningHost.StartAsync(RunningHost.InProduction());
        using var browser = host.Browse();

        Assert.DoesNotContain("persona", await (await browser.GetAsync("/sign-in")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await (await browser.SubmitAsync("/sign-in", "/sign-in/persona", ("persona", "jens"))).IsProblemAsync(400, "antiforgery.invalid");
    }

    [Fact]
    public async Task A_host_listens_on_this_machine_alone_unless_told_otherwise()
    {
        var folder = Directory.CreateTempSubdirectory("decision-engine-");
        await using var app = Composition.Build([.. RunningHost.Arguments(folder).Where(argument => !argument.StartsWith("--urls", StringComparison.Ordinal))]);

        Assert.Equal("http://127.0.0.1:5080", app.Configuration["urls"]);
        folder.Delete(recursive: true);
    }

    private static string Refusal(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("decision-engine-");
        var refused = Assert.Throws<ConfigurationRefusedException>(() => Composition.Build(RunningHost.Arguments(folder, settings)));
        folder.Delete(recursive: true);
        return refused.Message;
    }
}
