using System.Diagnostics;
using System.Globalization;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Benchmarks;

/// <summary>How long a fresh process takes to read, check and compile the shipped rule set for day-care subsidy: each measurement is a process of its own.</summary>
internal static class ColdLoad
{
    private const string Child = "cold-once";

    public static bool IsChild(string[] args) => args is [Child];

    /// <summary>Measures <paramref name="runs"/> times and prints the median.</summary>
    public static void Run(int runs)
    {
        var times = Enumerable.Range(0, runs).Select(_ => Measure()).Order().ToList();
        Console.WriteLine($"friplads read, checked and compiled in a fresh process: median {times[runs / 2]:F0} ms, {times[0]:F0} to {times[^1]:F0} ms, {runs} processes");
    }

    /// <summary>What the fresh process does. Nothing of the engine has run before the clock starts.</summary>
    public static void RunOnce()
    {
        var path = Repository.File("rules", "friplads", "1.json");
        var began = Stopwatch.GetTimestamp();
        var evaluator = new Evaluator(RuleSetFile.Load(path).Program!, new HashSet<string>());
        var taken = Stopwatch.GetElapsedTime(began);
        GC.KeepAlive(evaluator);
        Console.WriteLine(taken.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static double Measure()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Child) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(printed, CultureInfo.InvariantCulture);
    }
}
