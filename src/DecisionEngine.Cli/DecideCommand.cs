using System.CommandLine;

namespace DecisionEngine.Cli;

/// <summary><c>decide</c>: evaluates one case.</summary>
internal static class DecideCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var about = new CaseOptions(options, surroundings);
        var command = new Command("decide", "Evaluates one case. A case that goes to a person is a result too, and exits with 0.");
        about.AddTo(command);
        var timeline = new TimelineOptions(surroundings);
        timeline.AddTo(command);
        command.SetAction(parsed =>
        {
            var decided = timeline.Follow(parsed, about.Evaluate(parsed));
            if (parsed.GetValue(options.Json))
            {
                surroundings.Out.Writer.WriteLine(PrettyJson.From(DecisionJson.Of(decided)));
            }
            else
            {
                DecisionText.Write(surroundings.Out, decided);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
