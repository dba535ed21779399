using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using DecisionEngine.Tests.Support;
using Xunit.Abstractions;

namespace DecisionEngine.Tests.Fuzzing;

/// <summary>
/// Changed rule sets, expressions and facts: only findings come out, no exception, and each within a second and 256 MB.
/// <c>FUZZ_CASES</c> sets how many are tried (the long lane is 200,000), <c>FUZZ_SEED</c> which, and <c>FUZZ_FROM</c> the first:
/// <c>FUZZ_SEED=1 FUZZ_FROM=4711 FUZZ_CASES=1</c> is one of them again. An input that fails is saved under <c>TestResults/fuzz</c>;
/// moved to <c>Fuzzing/Found</c> it is tried in every run.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>As small as a thread's stack may be where the engine is a guest.</summary>
    private const int StackBytes = 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>What takes this long is taken never to end.</summary>
    private static readonly TimeSpan Endless = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Found => [.. Directory.GetFiles(FuzzInput.Fixtures, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Whatever_is_changed_in_an_input_only_findings_come_out_each_within_a_second_and_256_MB()
    {
        var (seed, first, cases) = (Effort.Number("FUZZ_SEED", 1), Effort.Number("FUZZ_FROM", 0), Effort.Number("FUZZ_CASES", Effort.Cases(1_000)));
        var mutator = new Mutator(seed);
        Run(Enumerable.Range(first, cases).Select(mutator.Make), cases);
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void What_once_broke_something_gives_findings_or_works(string file) => Run([FuzzInput.Read(file)], 0);

    private void Run(IEnumerable<FuzzInput> inputs, int cases)
    {
        var lane = new Lane();
        var worker = new Thread(() => lane.Run(inputs), StackBytes) { IsBackground = true, Name = "fuzzing" };
        worker.Start();
        while (!worker.Join(TimeSpan.FromMilliseconds(200)))
        {
            if (lane.Current is { } current && Stopwatch.GetElapsedTime(current.Since) > Endless)
            {
                Assert.Fail($"No end after {Endless.TotalSeconds} s, saved as {current.Input.Save()}: {current.Input}");
            }
        }

        foreach (var line in lane.Told())
        {
            output.WriteLine(line);
        }

        Assert.True(lane.Failures.IsEmpty, string.Join('\n', lane.Failures.Take(20)));
        Assert.True(cases < 300 || lane.IsVaried, "The inputs are not varied enough to show anything.");
    }

    /// <summary>Tries inputs one after the other, and keeps what each took.</summary>
    private sealed class Lane
    {
        private const int MostFailures = 200;
        private readonly Lock guard = new();
        private readonly int[] accepted = new int[3];
        private readonly int[] tried = new int[3];
        private readonly Meter meter = new();
        private (TimeSpan Time, string What) slowest = (TimeSpan.Zero, "");
        private (long Bytes, string What) largest = (0, "");

        public ConcurrentQueue<string> Failures { get; } = [];

        /// <summary>What is being tried, and since when.</summary>
        public (FuzzInput Input, long Since)? Current
        {
            get
            {
                lock (guard)
                {
                    return field;
                }
            }

            private set
            {
                lock (guard)
                {
                    field = value;
                }
            }
        }

        /// <summary>Of every sort some are accepted and some refused.</summary>
        public bool IsVaried => tried.Zip(accepted).All(sort => sort.Second > sort.First / 20 && sort.Second < sort.First);

        public void Run(IEnumerable<FuzzInput> inputs)
        {
            // The first of anything is slow because it is compiled then.
            var warmth = new Trying(new Meter());
            foreach (var seedling in Corpus.All)
            {
                warmth.Try(new FuzzInput("sound", Sort.Rules, seedling.Id, Encoding.UTF8.GetBytes(seedling.Text)));
            }

            foreach (var input in inputs.TakeWhile(_ => Failures.Count < MostFailures))
            {
                Try(input);
            }

            Current = null;
        }

        public IEnumerable<string> Told() =>
        [
            .. Enum.GetValues<Sort>().Select(sort => $"{sort}: {tried[(int)sort]} tried, {accepted[(int)sort]} accepted"),
            $"slowest: {slowest.Time.TotalMilliseconds:0} ms ({slowest.What}), most allocated: {largest.Bytes / 1024 / 1024} MB ({largest.What})",
            string.Join(", ", meter.Told),
        ];

        private void Try(FuzzInput input)
        {
            try
            {
                // A machine busy with something else is not a slow engine: what takes too long is tried twice more.
                var isAccepted = Measured(input);
                for (var again = 0; again < 2 && meter.Longest.Time > Longest; again++)
                {
                    isAccepted = Measured(input);
                }

                tried[(int)input.Sort]++;
                accepted[(int)input.Sort] += isAccepted ? 1 : 0;
                slowest = meter.Longest.Time > slowest.Time ? (meter.Longest.Time, $"{meter.Longest.What} of {input.Name}") : slowest;
                largest = meter.Most.Bytes > largest.Bytes ? (meter.Most.Bytes, $"{meter.Most.What} of {input.Name}") : largest;
                if (meter.Longest.Time > Longest || meter.Most.Bytes > MostBytes)
                {
                    Failures.Enqueue($"{meter.Longest} and {meter.Most}, saved as {input.Save()}: {input}");
                }
            }
            catch (Exception failure)
            {
                Failures.Enqueue($"{failure.GetType().Name}: {failure.Message}\n{failure.StackTrace}\nsaved as {input.Save()}: {input}");
            }
        }

        private bool Measured(FuzzInput input)
        {
            Current = (input, Stopwatch.GetTimestamp());
            return new Trying(meter).Try(input);
        }
    }
}
