using DecisionEngine.Cases.Deciding;
using DecisionEngine.Web.Api;
using DecisionEngine.Web.Jobs;
using DecisionEngine.Web.Logs;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Security;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web;

/// <summary>Puts the host together. What belongs to one concern is set up in that concern's folder.</summary>
public static class Composition
{
    private const string Loopback = "http://127.0.0.1:5080";

    /// <summary>Builds the host, ready to run.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="more">What an embedding program adds or replaces.</param>
    /// <exception cref="ConfigurationRefusedException">The configuration has errors; the message names all of them.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(Composition).Assembly.GetName().Name });
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null or "" && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(Loopback);
        var options = HostOptions.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddLog();
        builder.Services.AddRecognition(options);
        builder.Services.AddApi(options);
        builder.Services.AddDesk(options);
        builder.AddSecurity(options);
        builder.Services.AddDueWork(options);
        builder.Services.AddJobs(options);
        more?.Invoke(builder);

        var app = builder.Build();
        // Read now, so that a key or a rule set that is not to be had stops the start and not the first citizen.
        _ = app.Services.GetRequiredService<PersonKeys>();
        _ = app.Services.GetRequiredService<RuleBook>();
        _ = app.Services.GetRequiredService<DeskOpener>();
        _ = app.Services.GetRequiredService<ProblemCatalogue>();
        Pipeline.Use(app);
        return app;
    }
}
