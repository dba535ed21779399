namespace DecisionEngine.Web.Tests.Security;

public sealed class HealthTests
{
    [Fact]
    public async Task A_host_whose_database_does_not_answer_lives_but_is_not_ready()
    {
        await using var host = await RunningHost.StartAsync("DecisionEngine:Storage:ConnectionString=Data Source=/dev/null/cases.db");
        using var browser = host.Browse();

        Assert.Equal("healthy", (string?)(await (await browser.GetAsync("/health/live")).JsonAsync())["status"]);
        var problem = await (await browser.GetAsync("/health/ready")).IsProblemAsync(503, "server.not-ready");
        Assert.Equal("storage", (string?)problem["errors"]![0]!["field"]);
    }

    [Fact]
    public async Task A_host_whose_database_answers_is_ready()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = host.Browse();

        Assert.Equal("healthy", (string?)(await (await browser.GetAsync("/health/ready")).JsonAsync())["status"]);
    }
}
