using System.CommandLine;

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
            var loaded = CaseOptions.Usable([.. place.Versions.Select(place.Folder.Load)], surroundings.Folder);
            var tests = loaded.Select(version => TestedVersion.Of(version, surroundings.Folder)).ToList();
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
