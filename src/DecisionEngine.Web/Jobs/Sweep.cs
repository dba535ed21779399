namespace DecisionEngine.Web.Jobs;

/// <summary>
/// Work that is looked for again and again. What is due is a row in the database before anything runs: a sweep that is lost, repeated or run
/// by two hosts at once loses and doubles nothing.
/// </summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Cron">When it runs, in UTC, as cron has it.</param>
/// <param name="Run">What it does, with services of its own scope.</param>
/// <param name="AtStart">Whether it also runs as soon as a host starts: what was due while none ran does not wait for the clock.</param>
public sealed record Sweep(string Id, string Cron, Func<IServiceProvider, CancellationToken, Task> Run, bool AtStart = false);

/// <summary>How sweeps are registered.</summary>
public static class SweepRegistration
{
    /// <summary>Has a sweep run on every host that runs jobs.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="sweep">The sweep.</param>
    public static IServiceCollection AddSweep(this IServiceCollection services, Sweep sweep) => services.AddSingleton(sweep);
}
