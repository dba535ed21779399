using System.Text;
using System.Text.Json;
using DecisionEngine.Batching;

namespace DecisionEngine.Cli;

/// <summary>The files of a batch, opened and, where it resumes, brought to where the run before came.</summary>
internal sealed class BatchFiles : IDisposable
{
    /// <summary>How many bad lines are printed where no file was named for them.</summary>
    private const int MostPrinted = 20;

    private readonly Stream facts;
    private readonly FileStream output;
    private readonly FileStream? errors;

    private BatchFiles(BatchRequest asked, Surroundings surroundings)
    {
        var (factsPath, outPath) = (Path.GetFullPath(asked.Facts, surroundings.Folder), Path.GetFullPath(asked.Out, surroundings.Folder));
        var errorsPath = asked.Errors is null ? null : Path.GetFullPath(asked.Errors, surroundings.Folder);
        if (new[] { asked.Facts == "-" ? null : factsPath, outPath, errorsPath }.OfType<string>().GroupBy(path => path).FirstOrDefault(same => same.Count() > 1) is { } same)
        {
            throw new BadInputException("file-same", $"`{same.Key}` is named twice.", "Facts, results and errors are files of their own.");
        }

        if (!asked.Resume && !asked.Overwrite && new[] { outPath, errorsPath }.OfType<string>().FirstOrDefault(path => new FileInfo(path) is { Exists: true, Length: > 0 }) is { } there)
        {
            throw new BadInputException("file-exists", $"`{there}` is there already.", "Go on with it by --resume, write over it by --overwrite, or name another file.");
        }

        Asked = asked;
        facts = asked.Facts == "-" ? surroundings.Input : OpenFacts(factsPath);
        TotalBytes = asked.Facts == "-" ? null : facts.Length;
        output = Open(outPath, asked.Resume);
        errors = errorsPath is null ? null : Open(errorsPath, asked.Resume);
    }

    public BatchRequest Asked { get; }

    public BatchJob Job { get; private set; } = null!;

    /// <summary>The size of the facts; null where they come from the input.</summary>
    public long? TotalBytes { get; }

    /// <summary>Whether any line was bad, in this run or the one it goes on from.</summary>
    public bool HasErrors => Job.Counts.Bad > 0 || errors?.Length > 0;

    /// <summary>The first bad lines, where no file was named for them.</summary>
    public List<string> Printed { get; } = [];

    public static BatchFiles Open(BatchRequest asked, Surroundings surroundings)
    {
        var files = new BatchFiles(asked, surroundings);
        try
        {
            var (header, after) = files.Begin(surroundings.Time);
            files.Job = new BatchJob
            {
                Evaluator = asked.Evaluator,
                DecidedAt = header.DecidedAt,
                Explain = asked.Explain,
                Facts = files.facts,
                Out = files.output,
                WriteErrors = files.WriteErrorsAsync,
                After = after,
            };
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        errors?.Dispose();
        output.Dispose();
        if (Asked.Facts != "-")
        {
            facts.Dispose();
        }
    }

    private static FileStream OpenFacts(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 0 });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException("facts-missing", $"The facts `{path}` cannot be read: {failure.Message}");
        }
    }

    private static FileStream Open(string path, bool resume) => new(path, new FileStreamOptions
    {
        Mode = resume ? FileMode.OpenOrCreate : FileMode.Create,
        Access = FileAccess.ReadWrite,
        Share = FileShare.Read,
        Options = FileOptions.Asynchronous,
        BufferSize = 0,
    });

    /// <summary>Writes the header of a new run, or finds where an old one stopped.</summary>
    private (BatchHeader Header, LastResult? After) Begin(TimeProvider time)
    {
        var now = CaseOptions.Moment(Asked.DecidedAt, time);
        var header = BatchHeader.Of(Asked.Evaluator, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), Asked.Explain);
        if (!Asked.Resume)
        {
            output.Write(header.ToJson().Written);
            return (header, null);
        }

        try
        {
            var found = Written.Find(output);
            if (found is { First: var first })
            {
                var before = BatchHeader.Read(first) ?? throw new JsonException("The first line says no run.");
                header = Asked.DecidedAt is null ? header with { DecidedAt = before.DecidedAt } : header;
                Check(header.Differences(before).ToList());
            }

            var endOfErrors = errors is null ? 0 : Written.EndOfErrors(errors, found?.Last?.Line ?? 0);

            // Only now, with everything known to be ours, is anything cut.
            Written.CutAt(output, found?.End ?? 0);
            if (errors is not null)
            {
                Written.CutAt(errors, endOfErrors);
            }

            if (found is null)
            {
                output.Write(header.ToJson().Written);
            }

            return (header, found?.Last);
        }
        catch (JsonException)
        {
            throw new BadInputException("resume-unreadable", $"`{Asked.Out}` or the file of errors was not written by this command.", "Start again without --resume, into another file.");
        }
    }

    private void Check(List<string> differences)
    {
        if (differences.Count > 0)
        {
            throw new BadInputException(
                differences.Contains("versions") || differences.Contains("ruleSet") ? "resume-other-rules" : "resume-other-run",
                $"`{Asked.Out}` was written otherwise: {string.Join(", ", differences)}.",
                "Resume as it was begun, or start again without --resume.");
        }
    }

    private async ValueTask WriteErrorsAsync(ReadOnlyMemory<byte> lines)
    {
        if (errors is not null)
        {
            await errors.WriteAsync(lines).ConfigureAwait(false);
        }
        else if (Printed.Count < MostPrinted)
        {
            Printed.AddRange(Encoding.UTF8.GetString(lines.Span).TrimEnd('\n').Split('\n').Take(MostPrinted - Printed.Count));
        }
    }
}
