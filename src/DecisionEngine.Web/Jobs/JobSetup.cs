using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;

namespace DecisionEngine.Web.Jobs;

/// <summary>The job server: in memory beside SQLite, where there is one host, and in the database beside PostgreSQL, where there may be more.</summary>
internal static class JobSetup
{
    private const string Schema = "hangfire";

    public static void AddJobs(this IServiceCollection services, HostOptions options)
    {
        if (options.Jobs == 0)
            return;
        // Registered here and not by way of Hangfire's global settings, so that two hosts in one process do not share a storage.
        services.AddSingleton<JobStorage>(_ => options.Storage.IsPostgreSql
            ? new PostgreSqlStorage(new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(options.Storage.ConnectionString, new PostgreSqlStorageOptions { SchemaName = Schema }), new PostgreSqlStorageOptions { SchemaName = Schema })
            : new InMemoryStorage());
        services.AddHangfire(configuration => configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddSingleton<IHostedService, Registration>();
        services.AddHangfireServer(server => server.WorkerCount = options.Jobs);
    }

    /// <summary>Tells the job server which sweeps there are.</summary>
    private sealed class Registration(IEnumerable<Sweep> sweeps, IRecurringJobManager jobs) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (var sweep in sweeps)
            {
                jobs.AddOrUpdate<RecurringSweep>(sweep.Id, job => job.RunAsync(sweep.Id, CancellationToken.None), sweep.Cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
                if (sweep.AtStart)
                    jobs.Trigger(sweep.Id);
            }
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
