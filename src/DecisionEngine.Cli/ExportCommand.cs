using System.CommandLine;
using System.Globalization;
using DecisionEngine.Compiling;

namespace DecisionEngine.Cli;

/// <summary><c>export</c>: writes a rule set's criteria as a workflow of Microsoft RulesEngine.</summary>
internal static class ExportCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var on = new Option<string?>("--on") { Description = "The effective date whose rates are written in; left out, today.", HelpName = "date" };
        var command = new Command("export", "Writes a rule set's criteria as a workflow of Microsoft RulesEngine. Rules that cannot run there are left out, told, and exit with 1.") { options.RuleSet, on };
        command.SetAction(parsed =>
        {
            var date = Date(parsed.GetValue(on), surroundings.Time);
            var place = options.Place(parsed, surroundings);
            var version = place.Version ?? place.Folder.LoadInForceOn(date)?.File.RuleSet!.Version
                ?? throw new BadInputException("not-in-force", string.Create(CultureInfo.InvariantCulture, $"No version of the rule set is in force on {date:yyyy-MM-dd}."), "Name a date with --on, or a version's file.");
            var loaded = CaseOptions.Usable([place.Folder.Load(version)], surroundings.Folder)[0];
            var workflow = MicrosoftWorkflow.Of(loaded.File.Program!, date);
            surroundings.Out.Writer.WriteLine(PrettyJson.From(workflow.Json));
            foreach (var (rule, why) in workflow.LeftOut)
            {
                surroundings.Error.Line($"warning export-left-out: `{rule}` is not in the workflow: {why}.", Tone.Warn);
            }

            return workflow.LeftOut.IsEmpty ? ExitCode.Ok : ExitCode.Findings;
        });
        return command;
    }

    private static DateOnly Date(string? text, TimeProvider time)
    {
        if (text is null)
        {
            return DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new BadInputException("date-invalid", $"`{text}` is not a date.", "Expected a date such as 2024-01-31.");
    }
}
