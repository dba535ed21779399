using System.Globalization;
using DecisionEngine.Batching;
using Spectre.Console;

namespace DecisionEngine.Cli;

/// <summary>Shows on a terminal how far a batch has come, at what rate and how long it will take; on a pipe nothing.</summary>
internal static class BatchProgress
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the run, showing how it goes.</summary>
    public static async Task<bool> FollowAsync(Screen screen, Task<bool> run, BatchFiles files)
    {
        if (screen.Terminal is { } terminal)
        {
            var bar = terminal.Progress().AutoClear(true).Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn(), new RemainingTimeColumn());
            await bar.StartAsync(context => ShowAsync(context, run, files)).ConfigureAwait(false);
        }

        return await run.ConfigureAwait(false);
    }

    private static async Task ShowAsync(ProgressContext context, Task<bool> run, BatchFiles files)
    {
        var counts = files.Job.Counts;
        var shown = context.AddTask(Said(counts, TimeSpan.Zero), maxValue: Math.Max(1, files.TotalBytes ?? 1));
        shown.IsIndeterminate = files.TotalBytes is null;
        var began = System.Diagnostics.Stopwatch.StartNew();
        while (!run.IsCompleted)
        {
            shown.Value = files.TotalBytes is null ? 0 : counts.Bytes;
            shown.Description = Said(counts, began.Elapsed);
            await Task.WhenAny(run, Task.Delay(Often)).ConfigureAwait(false);
        }
    }

    /// <summary>Cases, rate and bad lines, in a few words.</summary>
    internal static string Said(BatchCounts counts, TimeSpan elapsed)
    {
        var rate = elapsed > TimeSpan.Zero ? (counts.Cases + counts.Bad) / elapsed.TotalSeconds : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{counts.Cases:#,0} cases, {rate:#,0} a second{(counts.Bad > 0 ? $", {counts.Bad:#,0} bad lines" : "")}");
    }
}
