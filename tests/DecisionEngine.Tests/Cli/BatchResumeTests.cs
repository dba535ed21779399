using System.Text;
using DecisionEngine.Cli;

namespace DecisionEngine.Tests.Cli;

/// <summary>A run that is stopped leaves whole lines, and goes on from them to the very bytes it would have written.</summary>
public sealed class BatchResumeTests : IDisposable
{
    private const int Cases = 4000;
    private static readonly string[] Command = ["batch", "card", "--facts", "-", "--out", "out.ndjson", "--errors", "errors.ndjson"];

    private readonly Workshop workshop = new();
    private readonly byte[] facts = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, Cases).Select(Line)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(90_000)]
    [InlineData(200_000)]
    public void A_stopped_run_leaves_a_valid_prefix_and_resumes_to_the_same_bytes(int stopAfter)
    {
        var whole = Whole();

        var stopped = RunStopping(stopAfter);

        Assert.Equal(130, stopped.Exit);
        Assert.Contains("--resume", stopped.Out, StringComparison.Ordinal);
        AssertPrefix(whole);
        Assert.Equal(1, Run([.. Command, "--resume"]).Exit);
        Assert.Equal(whole, Written());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(1000, 40)]
    [InlineData(30_000, 0)]
    [InlineData(0, 3000)]
    [InlineData(50_000, 20_000)]
    public void A_killed_run_resumes_to_the_same_bytes(int outLost, int errorsLost)
    {
        var whole = Whole();
        // Whatever the moment of death: errors are written before later results, so only results may be behind.
        Cut("out.ndjson", outLost + (errorsLost * 30));
        Cut("errors.ndjson", Math.Min(errorsLost, 200));

        Assert.Equal(1, Run([.. Command, "--resume"]).Exit);
        Assert.Equal(whole, Written());
    }

    [Fact]
    public void Resuming_a_finished_run_changes_nothing()
    {
        var whole = Whole();

        Assert.Equal(1, Run([.. Command, "--resume"]).Exit);
        Assert.Equal(whole, Written());
    }

    [Fact]
    public void Resuming_where_nothing_was_written_begins()
    {
        var answer = Run([.. Command, "--resume"]);
        var resumed = Written();

        Assert.Equal(1, answer.Exit);
        Assert.Equal(Whole(), resumed);
    }

    [Fact]
    public void The_moment_of_the_run_is_kept_when_it_resumes()
    {
        Run([.. Command, "--decided-at", "2024-03-02"]);
        var whole = Written();
        Cut("out.ndjson", 5000);

        Assert.Equal(1, Run([.. Command, "--resume"]).Exit);
        Assert.Equal(whole, Written());
    }

    [Theory]
    [InlineData("resume-other-run", "--decided-at", "2024-03-02")]
    [InlineData("resume-other-run", "--explain", "da")]
    public void Another_run_is_refused_and_nothing_is_touched(string code, params string[] other)
    {
        var whole = Whole();
        Cut("out.ndjson", 100);
        var cut = Written();

        var answer = Run([.. Command, "--resume", .. other]);

        Assert.Equal(2, answer.Exit);
        Assert.StartsWith($"error {code}: ", answer.Error, StringComparison.Ordinal);
        Assert.Equal(cut, Written());
        Assert.NotEqual(whole, cut);
    }

    [Fact]
    public void Another_rule_set_is_refused()
    {
        Whole();
        workshop.Replace("rules/card/1.json", "\"version\": \"1\",", "\"version\": \"1\", \"toVerify\": [ { \"da\": \"Nyt.\", \"en\": \"New.\" } ],");

        Assert.StartsWith("error resume-other-rules: ", Run([.. Command, "--resume"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_facts_are_refused()
    {
        Whole();
        Cut("out.ndjson", 5000);
        var fewer = facts.AsSpan(0, 20_000).ToArray();
        var others = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(facts).Replace("10000", "10001", StringComparison.Ordinal));

        Assert.StartsWith("error resume-other-facts: ", Run(fewer, [.. Command, "--resume"]).Error, StringComparison.Ordinal);
        Assert.StartsWith("error resume-other-facts: ", Run(others, [.. Command, "--resume"]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out.ndjson", "my own notes")]
    [InlineData("out.ndjson", "my own notes\nof two lines\n")]
    [InlineData("errors.ndjson", "my own notes\n")]
    public void A_file_of_somebody_elses_is_refused_and_left_as_it_is(string file, string text)
    {
        workshop.Write(file, text);

        Assert.StartsWith("error resume-unreadable: ", Run([.. Command, "--resume"]).Error, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(workshop.PathOf(file)));
    }

    public void Dispose() => workshop.Dispose();

    private static string Line(int number) => (number % 10) switch
    {
        3 => "\n",
        7 => "{ \"monthlyIncome\": \"much\" }\n",
        _ => $$"""{ "appliedOn": "2024-03-{{(number % 28) + 1:00}}", "born": "19{{(number % 50) + 40}}-05-05", "monthlyIncome": 10000 }""" + "\n",
    };

    private Answer Run(params string[] args) => Run(facts, args);

    private Answer Run(byte[] input, string[] args) => workshop.Run("", surroundings => CommandLine.Run(args, surroundings with { Input = new MemoryStream(input) }));

    private Answer RunStopping(int after)
    {
        using var stop = new CancellationTokenSource();
        using var input = new StoppingStream(facts, after, stop);
        return workshop.Run("", surroundings => CommandLine.Run([.. Command, "--overwrite"], surroundings with { Input = input, Stop = stop.Token }));
    }

    private (string Out, string Errors) Whole()
    {
        Assert.Equal(1, Run([.. Command, "--overwrite"]).Exit);
        return Written();
    }

    private (string Out, string Errors) Written() => (File.ReadAllText(workshop.PathOf("out.ndjson")), File.ReadAllText(workshop.PathOf("errors.ndjson")));

    private void AssertPrefix((string Out, string Errors) whole)
    {
        var (results, errors) = Written();
        Assert.StartsWith(results, whole.Out, StringComparison.Ordinal);
        Assert.StartsWith(errors, whole.Errors, StringComparison.Ordinal);
        Assert.True(results.EndsWith('\n') && results.Length < whole.Out.Length);
        Assert.True(errors.Length == 0 || errors.EndsWith('\n'));
    }

    private void Cut(string name, int bytes)
    {
        using var file = File.Open(workshop.PathOf(name), FileMode.Open);
        file.SetLength(file.Length - bytes);
    }

    /// <summary>Asks the run to stop once so many bytes have been read, and then has no more to give for now.</summary>
    private sealed class StoppingStream(byte[] bytes, int after, CancellationTokenSource stop) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < after)
            {
                return await base.ReadAsync(buffer[..Math.Min(buffer.Length, after - (int)Position)], cancellationToken);
            }

            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
