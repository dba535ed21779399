using System.Text.Json.Nodes;
using DecisionEngine.Cases;
using DecisionEngine.Web.Api;
using DecisionEngine.Web.Signing;
using Microsoft.Extensions.DependencyInjection;

namespace DecisionEngine.Web.Tests.Support;

/// <summary>A host with the shipped rule sets on a day in 2024, where nothing is drawn for samples: a test meets only what it is about.</summary>
public sealed class CaseHost : IAsyncLifetime
{
    private int keys;

    public RunningHost Host { get; private set; } = null!;

    public HandClock Clock { get; } = new();

    public Task<CaseDesk> DeskAsync() => Host.App.Services.GetRequiredService<DeskOpener>().OpenAsync();

    /// <summary>The facts of a sample application.</summary>
    public static JsonObject Sample(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "samples", file)))!.AsObject();

    /// <summary>An application by the party.</summary>
    public static JsonObject Application(string file) => new()
    {
        ["caseType"] = file.Split('/')[0],
        ["party"] = new JsonObject { ["name"] = "Amina Yusuf", ["address"] = SecretAddress, ["addressProtected"] = true },
        ["facts"] = Sample(file),
    };

    public const string SecretAddress = "Skjulestien 17";

    public async Task InitializeAsync()
    {
        Host = await RunningHost.StartAsync(
        builder => builder.Services.AddSingleton<TimeProvider>(Clock), "DecisionEngine:Policy:SampleShare=0", "DecisionEngine:Policy:FourEyesShare=0", "DecisionEngine:Limits:PerPerson=100000");
        // The rule sets declare shares of their own: without this, one case in fifty would be drawn.
        (await DeskAsync()).Draw = (_, share) => share >= 1;
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Somebody who is signed in and speaks to the API.</summary>
    public async Task<Caller> AsAsync(string persona) => new(this, await Host.BrowseAsAsync(persona));

    /// <summary>A case Amina has handed in.</summary>
    public async Task<string> OpenedAsync(string file)
    {
        using var amina = await AsAsync("amina");
        var answer = await amina.PostAsync("/api/v1/cases", Application(file));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (string)(await answer.JsonAsync())["id"]!;
    }

    /// <summary>The key of an invented citizen.</summary>
    public string KeyOf(string persona) => Host.App.Services.GetRequiredService<PersonKeys>().Of($"persona:{persona}");

    public string NextKey() => $"test-key-{Interlocked.Increment(ref keys)}";

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "DecisionEngine.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }
}

/// <summary>A clock that is set by hand.</summary>
public sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2024, 3, 15, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Somebody who speaks to the API with all the headers it asks for.</summary>
public sealed class Caller(CaseHost host, Browser browser) : IDisposable
{
    private string? proof;

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => browser.GetAsync(path, headers);

    public async Task<JsonObject> SeeAsync(string path, params (string Name, string Value)[] headers)
    {
        var answer = await browser.GetAsync(path, headers);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Posts with a key of its own, and the current version of the case unless another is given.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, JsonNode? body = null, string? key = null, int? version = null)
    {
        proof ??= await browser.TokenAsync("/sign-in");
        List<(string, string)> headers = [(IdempotentAttribute.Header, key ?? host.NextKey()), ("X-Antiforgery", proof)];
        if (path.StartsWith("/api/v1/cases/", StringComparison.Ordinal))
            headers.Add(("If-Match", $"\"{version ?? await VersionAsync(path)}\""));
        return await browser.SendAsync(HttpMethod.Post, path, body is null ? null : Browser.Json(body.ToJsonString()), [.. headers]);
    }

    /// <summary>Posts, and it goes well.</summary>
    public async Task<JsonObject> DoAsync(string path, JsonNode? body = null)
    {
        var answer = await PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public void Dispose() => browser.Dispose();

    private async Task<int> VersionAsync(string path) => (await (await host.DeskAsync()).ReadAsync(path.Split('/')[4]))?.Version ?? 1;
}
