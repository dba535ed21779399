using System.CommandLine;
using System.Globalization;
using DecisionEngine.Cases.Records;

namespace DecisionEngine.Cli;

/// <summary><c>replay</c>: makes the decisions of a record again.</summary>
internal static class ReplayCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var store = new StoreOption(surroundings);
        var since = new Option<string?>("--since") { Description = "Only decisions issued from this date or timestamp.", HelpName = "date" };
        var command = new Command("replay", "Makes every decision of a record again, by the version it was made by. One that comes out otherwise exits with 1.") { since };
        store.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var from = parsed.GetValue(since) is { } text ? (DateTimeOffset?)CaseOptions.Moment(text, surroundings.Time) : null;
            await using var opened = await store.OpenAsync(parsed).ConfigureAwait(false);
            var began = surroundings.Time.GetTimestamp();
            var report = await Replay.RunAsync(opened, from, stop).ConfigureAwait(false);
            var seconds = (decimal)surroundings.Time.GetElapsedTime(began).TotalSeconds;
            if (parsed.GetValue(options.Json))
            {
                RecordJson.Write(surroundings, [.. Parts(report), ("seconds", Math.Round(seconds, 3))]);
            }
            else
            {
                Write(surroundings, report);
                if (seconds > 0)
                {
                    surroundings.Out.Line(string.Create(CultureInfo.InvariantCulture, $"{report.Decisions / seconds:#,0} decisions a second."), Tone.Faint);
                }
            }

            return report.Holds ? ExitCode.Ok : ExitCode.Findings;
        });
        return command;
    }

    public static (string Name, object? Value)[] Parts(ReplayReport report) =>
    [
        ("decisions", report.Decisions), ("disposed", report.Disposed), ("wrong", report.Wrong),
        ("problems", report.Problems.Select(problem => (object?)new (string, object?)[]
        {
            ("code", problem.Code), ("decision", problem.Decision), ("sequence", problem.Sequence), ("message", problem.Message),
        })),
    ];

    public static void Write(Surroundings surroundings, ReplayReport report)
    {
        foreach (var problem in report.Problems)
        {
            surroundings.Error.Line($"error {problem.Code}: {problem.Decision} (event {problem.Sequence}): {problem.Message}", Tone.Bad);
        }

        surroundings.Out.Line(
            $"{report.Decisions} decisions made again, {report.Wrong} came out otherwise{(report.Disposed > 0 ? $"; {report.Disposed} have been disposed of" : "")}.", report.Holds ? Tone.Good : Tone.Bad);
    }
}
