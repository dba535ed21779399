using System.Diagnostics;
using System.Globalization;

namespace DecisionEngine.Benchmarks;

/// <summary>
/// Measures <c>batch</c> of the command line on invented friplads cases, as a process of its own: cases a second, its peak memory,
/// and beside it a plain copy of the same bytes.
/// </summary>
internal static class BatchRun
{
    private const int CopyBuffer = 1024 * 1024;

    /// <summary>Runs a batch of <paramref name="compact"/> cases, and one of <paramref name="explained"/> cases with their explanation.</summary>
    public static void Run(int compact, int explained)
    {
        var folder = Directory.CreateTempSubdirectory("decision-engine-batch-").FullName;
        try
        {
            Measure(folder, compact, null);
            Measure(folder, explained, "da");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string folder, int count, string? language)
    {
        var (facts, results, copy) = (Path.Combine(folder, "cases.ndjson"), Path.Combine(folder, "results.ndjson"), Path.Combine(folder, "copy.ndjson"));
        Cli("generate", "friplads", "--count", count.ToString(CultureInfo.InvariantCulture), "--seed", "7", "--out", facts);
        var copied = Copy(facts, copy);
        var (taken, peak) = Cli(["batch", "friplads", "--facts", facts, "--out", results, "--decided-at", "2024-06-15", .. language is null ? Array.Empty<string>() : ["--explain", language]]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"batch, {count} cases{(language is null ? "" : ", explained")}: {count / taken.TotalSeconds:F0} cases/s, {taken.TotalSeconds:F1} s with start, {peak / 1e6:F0} MB at most; {Size(facts)} MB in, {Size(results)} MB out"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a copy of the same {Size(facts)} MB: {copied.TotalSeconds:F2} s, {count / copied.TotalSeconds:F0} cases/s"));
        File.Delete(results);
        File.Delete(copy);
    }

    private static long Size(string file) => new FileInfo(file).Length / 1_000_000;

    private static TimeSpan Copy(string from, string to)
    {
        var began = Stopwatch.GetTimestamp();
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        source.CopyTo(target, CopyBuffer);
        return Stopwatch.GetElapsedTime(began);
    }

    private static (TimeSpan Taken, long Peak) Cli(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "decision-engine.dll"), .. arguments]) { WorkingDirectory = Repository.Root };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        long peak = 0;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            peak = process.HasExited ? peak : Math.Max(peak, process.PeakWorkingSet64);
        }

        return process.ExitCode == 0
            ? (Stopwatch.GetElapsedTime(began), peak)
            : throw new InvalidOperationException($"`{string.Join(' ', arguments)}` ended with {process.ExitCode}.");
    }
}
