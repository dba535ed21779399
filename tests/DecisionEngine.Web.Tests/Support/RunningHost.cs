using DecisionEngine.Web.Logs;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DecisionEngine.Web.Tests.Support;

/// <summary>The host as it runs, on a port of its own, with a data folder of its own.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo folder;

    private readonly StringWriter log;

    private RunningHost(WebApplication app, DirectoryInfo folder, StringWriter log)
    {
        this.log = log;
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
        var log = new StringWriter();
        var app = Composition.Build(Arguments(folder, settings), builder =>
        {
            builder.Services.AddControllers().AddApplicationPart(typeof(RunningHost).Assembly);
            // A machine that is busy with other tests is no provider that is away.
            builder.Services.ConfigureAll<OpenIdConnectOptions>(provider => provider.BackchannelTimeout = Patience);
            builder.Services.ConfigureAll<JwtBearerOptions>(provider => provider.BackchannelTimeout = Patience);
            builder.Services.AddSingleton<Memory>();
            builder.Services.AddSingleton<IAuthorizationHandler, ThingRule>();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<ILoggerProvider>(services => new JsonLogProvider(log, services.GetRequiredService<TimeProvider>()));
            more?.Invoke(builder);
        });
        await app.StartAsync();
        return new RunningHost(app, folder, log);
    }

    /// <summary>Settings of a host outside Development whose providers nobody asks anything.</summary>
    public static string[] InProduction(string authority = "http://127.0.0.1:9") =>
    [
        "environment=Production",
        "DecisionEngine:Hosts:0=127.0.0.1",
        .. from scheme in new[] { "Citizens", "Staff" }
           from setting in new[] { $"Authority={authority}", $"ClientId={scheme}", "ClientSecret=a-secret-of-the-tests" }
           select $"DecisionEngine:SignIn:{scheme}:{setting}",
        "DecisionEngine:SignIn:Staff:Roles:caseworker:0=DE-caseworkers",
        "DecisionEngine:SignIn:Staff:Roles:teamLead:0=DE-leads",
        "DecisionEngine:SignIn:Staff:Roles:legal:0=DE-legal",
        $"DecisionEngine:SignIn:Systems:Authority={authority}",
        "DecisionEngine:SignIn:Systems:Audience=decision-engine",
    ];

    public static string[] Arguments(DirectoryInfo folder, params string[] settings) =>
        ["--environment=Development", "--urls=http://127.0.0.1:0", "--DecisionEngine:Jobs=0", "--DecisionEngine:Limits:Seconds=300", $"--DecisionEngine:DataFolder={folder.FullName}", .. settings.Select(setting => "--" + setting)];

    /// <summary>Everything logged, once the host has stopped.</summary>
    public async Task<string> StopAndReadLogAsync()
    {
        await App.StopAsync();
        return log.ToString();
    }

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
