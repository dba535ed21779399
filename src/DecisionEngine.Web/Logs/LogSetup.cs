namespace DecisionEngine.Web.Logs;

/// <summary>The log goes to standard output and nowhere else.</summary>
internal static class LogSetup
{
    public static void AddLog(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(services => new JsonLogProvider(Console.Out, services.GetRequiredService<TimeProvider>()));
    }
}
