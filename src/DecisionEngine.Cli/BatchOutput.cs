using System.Globalization;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>What came of a batch: how many cases went where.</summary>
internal static class BatchOutput
{
    public static void Write(Surroundings surroundings, BatchFiles files, TimeSpan elapsed, bool isComplete, bool asJson)
    {
        if (asJson)
        {
            surroundings.Out.Writer.WriteLine(PrettyJson.From(Json(files, elapsed, isComplete)));
            return;
        }

        var (screen, counts) = (surroundings.Out, files.Job.Counts);
        foreach (var line in files.Printed)
        {
            surroundings.Error.Line(line, Tone.Bad);
        }

        if (files.Printed.Count < counts.Bad && files.Asked.Errors is null)
        {
            surroundings.Error.Line($"… {counts.Bad - files.Printed.Count} more; --errors <file> keeps them all.", Tone.Bad);
        }

        screen.Rows([], [
            ["cases", Count(counts.Cases)],
            ["automatic", Count(counts.Automatic)],
            ["review", Count(counts.Review)],
            ["bad lines", new Said(Count(counts.Bad) + (files.Asked.Errors is { } file && counts.Bad > 0 ? $" (see {file})" : ""), counts.Bad > 0 ? Tone.Bad : Tone.Plain)],
            ["rate", BatchProgress.Said(counts, elapsed)],
        ]);
        if (!isComplete)
        {
            screen.Line($"Stopped after line {counts.LastLine}. What is written is whole; run again with --resume to go on.", Tone.Warn);
        }
    }

    private static CanonicalJson Json(BatchFiles files, TimeSpan elapsed, bool isComplete)
    {
        var (json, counts) = (new CanonicalJson(), files.Job.Counts);
        json.BeginObject();
        json.Name("complete");
        json.Boolean(isComplete);
        foreach (var (name, number) in new (string, decimal)[]
        {
            ("cases", counts.Cases), ("automatic", counts.Automatic), ("review", counts.Review), ("bad", counts.Bad), ("lastLine", counts.LastLine),
            ("seconds", Math.Round((decimal)elapsed.TotalSeconds, 3)),
        })
        {
            json.Name(name);
            json.Number(number);
        }

        json.EndObject();
        return json;
    }

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
