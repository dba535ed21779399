using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Tests.Logs;

public sealed class RedactionTests
{
    private const string Number = "010170-1234";
    private const string Bare = "0101701234";

    [Fact]
    public async Task A_civil_registration_number_is_nowhere_in_the_log_however_it_is_sent()
    {
        await using var host = await RunningHost.StartAsync("Logging:LogLevel:Default=Trace", "Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace");
        using var browser = await host.BrowseAsAsync("karen");
        foreach (var number in new[] { Number, Bare })
        {
            await browser.GetAsync($"/case/{number}");
            await browser.GetAsync($"/probe/open?person={number}");
            await browser.GetAsync($"/probe/open?person={Uri.EscapeDataString(number).Replace("-", "%2D", StringComparison.Ordinal)}");
            await browser.GetAsync("/probe/open", ("X-Person", number), ("User-Agent", number), ("Referer", $"https://elsewhere.example/{number}"), ("Cookie", $"person={number}"));
            await browser.GetAsync("/probe/open", ("Authorization", $"Bearer {number}"));
            await browser.GetAsync("/probe/open", ("Request-Id", $"|{number}."), ("tracestate", $"p={Bare}"), ("X-Correlation-Id", number));
            await browser.GetAsync("/probe/open", ("traceparent", $"00-0000000000000000000000{Bare}-000000{Bare}-01"));
            await browser.SendAsync(new HttpMethod(Bare), "/probe/open");
            await browser.PostAsync("/probe/body", $$"""{"name":"{{number}}","count":1}""");
            await browser.PostAsync("/probe/body", $$"""{"name":"{{number}}","count":"{{number}}"}""");
            await browser.PostAsync("/probe/body", $$"""{"name":"{{number}}","{{number}}":1}""");
            await browser.PostAsync("/probe/body", number);
            await browser.PostAsync("/probe/log", $$"""{"name":"{{number}}","count":1}""");
            await browser.PostAsync("/probe/once", """{"name":"a","count":1}""", ("Idempotency-Key", number));
            await browser.PostAsync("/probe/version", "{}", ("If-Match", $"\"{number}\""));
            await browser.SubmitAsync("/sign-in", "/sign-in/persona", ("persona", number), ("next", "/" + number));
        }

        var log = await host.StopAndReadLogAsync();

        Assert.Contains("POST probe/body 200", log, StringComparison.Ordinal);
        Assert.Contains("The name is [person number]", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Bare, log, StringComparison.Ordinal);
        Assert.DoesNotContain("01701234", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_one_line_that_names_the_route_the_role_and_the_trace()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = await host.BrowseAsAsync("karen");
        await browser.GetAsync("/probe/thing/dagtilbud?q=a-search");
        var problem = await (await browser.GetAsync("/probe/thing/ydelser")).JsonAsync();

        var log = await host.StopAndReadLogAsync();
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();

        Assert.All(lines, line => Assert.True(line.ContainsKey("time") && line.ContainsKey("level") && line.ContainsKey("category") && line.ContainsKey("message")));
        var line = Assert.Single(lines, line => (string?)line["values"]?["TraceId"] == (string?)problem["traceId"]);
        Assert.Equal("probe/thing/{unit}", (string?)line["values"]!["Route"]);
        Assert.Equal("404", (string?)line["values"]!["Status"]);
        Assert.Equal("caseworker", (string?)line["values"]!["Role"]);
        Assert.DoesNotContain("karen", log, StringComparison.Ordinal);
        Assert.DoesNotContain("a-search", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_logged_with_type_and_place_and_without_what_it_says()
    {
        await using var host = await RunningHost.StartAsync();
        using var browser = host.Browse();
        await browser.GetAsync("/probe/fault");

        var log = await host.StopAndReadLogAsync();

        Assert.Contains("System.InvalidOperationException", log, StringComparison.Ordinal);
        Assert.Contains("ProbeController.Fault", log, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret in a message", log, StringComparison.Ordinal);
    }
}
