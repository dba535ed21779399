using System.CommandLine;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary><c>test</c>: runs a rule set's examples.</summary>
internal static class TestCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var command = new Command("test", "Runs a rule set's examples, expected beside actual, and says what they cover. What fails exits with 1, and so does a rule set without examples.") { options.RuleSet };
        command.SetAction(parsed =>
        {
            var place = options.Place(parsed, surroundings);
            var loaded = place.Versions.Select(place.Folder.Load).ToList();
            var unusable = loaded.Where(version => version.Evaluator is null).SelectMany(version => version.File.Diagnostics).Where(found => found.Severity == Severity.Error).ToList();
            if (unusable.Count > 0)
            {
                throw new BadInputException(unusable.Select(Problem.Of));
            }

            var tests = loaded.Select(TestedVersion.Of).ToList();
            if (parsed.GetValue(options.Json))
            {
                surroundings.Out.Writer.WriteLine(PrettyJson.From(TestJson.Of(tests)));
            }
            else
            {
                foreach (var test in tests)
                {
                    TestText.Write(surroundings, test);
                }
            }

            return tests.All(test => test.IsGood) ? ExitCode.Ok : ExitCode.Findings;
        });
        return command;
    }
}
