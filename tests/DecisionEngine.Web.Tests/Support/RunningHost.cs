using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace DecisionEngine.Web.Tests.Support;

/// <summary>The host as it runs, on a port of its own, with a data folder of its own.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private RunningHost(WebApplication app, DirectoryInfo folder)
    {
        App = app;
        this.folder = folder;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    /// <summary>Starts a host in Development, unless the settings say otherwise.</summary>
    public static Task<RunningHost> StartAsync(params string[] settings) => StartAsync(null, settings);

    public static async Task<RunningHost> StartAsync(Action<WebApplicationBuilder>? more, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("decision-engine-");
        var app = Composition.Build(Arguments(folder, settings), builder =>
        {
            builder.Services.AddControllers().AddApplicationPart(typeof(RunningHost).Assembly);
            more?.Invoke(builder);
        });
        await app.StartAsync();
        return new RunningHost(app, folder);
    }

    public static string[] Arguments(DirectoryInfo folder, params string[] settings) =>
        ["--environment=Development", "--urls=http://127.0.0.1:0", $"--DecisionEngine:DataFolder={folder.FullName}", .. settings.Select(setting => "--" + setting)];

    public Browser Browse() => new(Address);

    public async Task<Browser> BrowseAsAsync(string persona)
    {
        var browser = Browse();
        await browser.BeAsync(persona);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>A host in Development that many tests share.</summary>
public sealed class DevelopmentHost : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
