using DecisionEngine.Web.Jobs;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DecisionEngine.Web.Tests.Jobs;

public sealed class SweepTests
{
    [Fact]
    public async Task A_sweep_runs_with_services_of_its_own()
    {
        var ran = new TaskCompletionSource<TimeProvider>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await RunningHost.StartAsync(
            builder => builder.Services.AddSweep(new Sweep("look", "0 0 1 1 *", (services, _) =>
            {
                ran.TrySetResult(services.GetRequiredService<TimeProvider>());
                return Task.CompletedTask;
            })),
            "DecisionEngine:Jobs=1");

        host.App.Services.GetRequiredService<IRecurringJobManager>().Trigger("look");

        Assert.Same(TimeProvider.System, await ran.Task.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_sweep_that_an_older_host_left_behind_is_taken_away_when_its_time_comes()
    {
        await using var host = await RunningHost.StartAsync("DecisionEngine:Jobs=1");
        var jobs = host.App.Services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<RecurringSweep>("old", job => job.RunAsync("old", CancellationToken.None), "0 0 1 1 *");
        using var scope = host.App.Services.CreateScope();

        await ActivatorUtilities.CreateInstance<RecurringSweep>(scope.ServiceProvider).RunAsync("old", CancellationToken.None);

        using var connection = host.App.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.DoesNotContain("old", connection.GetRecurringJobs().Select(job => job.Id));
    }

    [Fact]
    public async Task A_sweep_that_is_still_at_it_is_not_started_again()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = 0;
        await using var host = await RunningHost.StartAsync(
            builder => builder.Services.AddSweep(new Sweep("look", "0 0 1 1 *", (_, _) =>
            {
                started++;
                return go.Task;
            })),
            "DecisionEngine:Jobs=1");
        using var scope = host.App.Services.CreateScope();
        var sweep = ActivatorUtilities.CreateInstance<RecurringSweep>(scope.ServiceProvider);

        var first = sweep.RunAsync("look", CancellationToken.None);
        await sweep.RunAsync("look", CancellationToken.None);
        go.SetResult();
        await first;
        Assert.Equal(1, started);

        await sweep.RunAsync("look", CancellationToken.None);
        Assert.Equal(2, started);
    }
}
