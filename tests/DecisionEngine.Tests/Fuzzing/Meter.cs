using System.Diagnostics;

namespace DecisionEngine.Tests.Fuzzing;

/// <summary>What each thing asked of the engine took: wall time, and bytes allocated by this thread.</summary>
internal sealed class Meter
{
    private readonly Dictionary<string, (int Count, TimeSpan Time)> all = [];

    /// <summary>The longest that anything took since <see cref="Begin"/>.</summary>
    public (TimeSpan Time, string What) Longest { get; private set; }

    /// <summary>The most that anything allocated since <see cref="Begin"/>.</summary>
    public (long Bytes, string What) Most { get; private set; }

    /// <summary>All that was measured, by what was asked.</summary>
    public IEnumerable<string> Told => all.Select(entry => $"{entry.Key}: {entry.Value.Count} in {entry.Value.Time.TotalSeconds:0.0} s");

    /// <summary>Another input.</summary>
    public void Begin() => (Longest, Most) = ((TimeSpan.Zero, ""), (0, ""));

    /// <summary>Does it and measures it.</summary>
    public T Of<T>(string what, Func<T> ask)
    {
        var (before, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var answer = ask();
        var (time, bytes) = (Stopwatch.GetElapsedTime(began), GC.GetAllocatedBytesForCurrentThread() - before);
        Longest = time > Longest.Time ? (time, what) : Longest;
        Most = bytes > Most.Bytes ? (bytes, what) : Most;
        var (count, sum) = all.GetValueOrDefault(what);
        all[what] = (count + 1, sum + time);
        return answer;
    }
}
