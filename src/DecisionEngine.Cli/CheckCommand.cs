using System.CommandLine;

namespace DecisionEngine.Cli;

/// <summary><c>check</c>: reads a rule set with its examples and reports everything at once.</summary>
internal static class CheckCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var command = new Command("check", "Reads a rule set and its examples, and reports every finding at once. Errors exit with 1; warnings are for you to judge.") { options.RuleSet };
        command.SetAction(parsed =>
        {
            var place = options.Place(parsed, surroundings);
            var check = RuleSetCheck.Of(place, surroundings.Folder);
            if (parsed.GetValue(options.Json))
            {
                surroundings.Out.Writer.WriteLine(PrettyJson.From(CheckOutput.Json(check)));
            }
            else
            {
                CheckOutput.Write(surroundings.Out, check);
            }

            return check.CannotBeRead ? ExitCode.BadInput : check.Errors > 0 ? ExitCode.Findings : ExitCode.Ok;
        });
        return command;
    }
}
