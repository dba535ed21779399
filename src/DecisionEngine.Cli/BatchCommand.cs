using System.CommandLine;
using DecisionEngine.Batching;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Cli;

/// <summary><c>batch</c>: evaluates many cases, a line each.</summary>
internal static class BatchCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var facts = new Option<string>("--facts") { Description = "The cases: a facts object a line, or - to read them from the input.", HelpName = "ndjson|-", Required = true };
        var output = new Option<string>("--out") { Description = "Where the results go, a line a case, in the same order.", HelpName = "ndjson", Required = true };
        var errors = new Option<string?>("--errors") { Description = "Where what is wrong with bad lines goes; left out, the first ones are printed.", HelpName = "ndjson" };
        var explain = new Option<string?>("--explain") { Description = "Explain every result in this language.", HelpName = "language" };
        var decidedAt = CaseOptions.DecidedAtOption();
        var resume = new Option<bool>("--resume") { Description = "Go on after the last result that was written." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Write over the results and errors of an earlier run." };
        var command = new Command("batch", "Evaluates many cases on all cores, in order. Bad lines do not stop it and exit with 1. Ctrl-C leaves whole lines only, to go on from with --resume.")
        {
            options.RuleSet, facts, output, errors, explain, decidedAt, resume, overwrite,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var place = options.Place(parsed, surroundings);
            var loaded = CaseOptions.Usable([.. place.Versions.Select(place.Folder.Load)], surroundings.Folder);
            var language = parsed.GetValue(explain);
            foreach (var version in loaded)
            {
                CaseOptions.CheckLanguage(language, version.File.RuleSet!.Languages);
                CaseOptions.WarnOfBrokenExamples(version, surroundings.Error);
            }

            var evaluator = new VersionedEvaluator(loaded.Select(version => version.Evaluator!));
            var asked = new BatchRequest(
                evaluator, parsed.GetRequiredValue(facts), parsed.GetRequiredValue(output), parsed.GetValue(errors), language, parsed.GetValue(decidedAt), parsed.GetValue(resume), parsed.GetValue(overwrite));
            using var files = BatchFiles.Open(asked, surroundings);
            using var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop, surroundings.Stop);
            return await RunAsync(files, surroundings, parsed.GetValue(options.Json), stopped.Token).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(BatchFiles files, Surroundings surroundings, bool asJson, CancellationToken stop)
    {
        var began = surroundings.Time.GetTimestamp();
        try
        {
            var isComplete = await BatchProgress.FollowAsync(surroundings.Error, Task.Run(() => Batch.RunAsync(files.Job, stop), CancellationToken.None), files).ConfigureAwait(false);
            BatchOutput.Write(surroundings, files, surroundings.Time.GetElapsedTime(began), isComplete, asJson);
            return files.Job.Counts.Bugs > 0 ? ExitCode.Bug
                : !isComplete ? ExitCode.Interrupted
                : files.HasErrors ? ExitCode.Findings
                : ExitCode.Ok;
        }
        catch (OtherFactsException other)
        {
            throw new BadInputException(
                "resume-other-facts",
                $"Line {other.Line} of the facts is not the case whose result stands last in the output.",
                "Resume with the same facts, or start again without --resume.");
        }
    }
}

/// <summary>What a batch was asked to do.</summary>
internal sealed record BatchRequest(VersionedEvaluator Evaluator, string Facts, string Out, string? Errors, string? Explain, string? DecidedAt, bool Resume, bool Overwrite);
