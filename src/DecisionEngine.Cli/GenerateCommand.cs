using System.CommandLine;
using DecisionEngine.Cases.Seeding;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary><c>generate</c>: invents cases, for batches and measurements.</summary>
internal static class GenerateCommand
{
    private const int Flush = 64 * 1024;

    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var count = new Option<long>("--count") { Description = "How many cases.", DefaultValueFactory = _ => 1000 };
        var seed = new Option<long>("--seed") { Description = "The same seed gives the same cases; more of them begin with the same.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "Where the cases go, a facts object a line.", HelpName = "ndjson", Required = true };
        var distribution = new Option<string?>("--distribution") { Description = "How facts are drawn; left out, `samples/<rule set>/distribution/cases.json` beside the folder of rule sets.", HelpName = "file" };
        var command = new Command("generate", "Invents cases of people who do not exist, drawn from declared distributions.") { options.RuleSet, count, seed, output, distribution };
        command.SetAction(parsed =>
        {
            var place = options.Place(parsed, surroundings);
            var ruleSet = CaseOptions.Usable([place.Folder.Load(place.Versions[^1])], surroundings.Folder)[0].File.RuleSet!;
            var path = parsed.GetValue(distribution) is { } named
                ? Path.GetFullPath(named, surroundings.Folder)
                : Path.GetFullPath(Distribution.PathIn(Path.Combine(place.Folder.Path, "..", "..", "samples"), ruleSet.Id));
            var draws = Read(path, ruleSet);
            using var file = File.Create(Path.GetFullPath(parsed.GetRequiredValue(output), surroundings.Folder));
            Write(file, draws, parsed.GetValue(count), parsed.GetValue(seed));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Distribution Read(string path, RuleSets.RuleSet ruleSet)
    {
        try
        {
            return Distribution.Read(path, ruleSet);
        }
        catch (DistributionException failure)
        {
            throw new BadInputException(failure.Code, failure.Message, failure.Code == "distribution-missing" ? "Name one with --distribution." : null);
        }
    }

    private static void Write(FileStream file, Distribution draws, long count, long seed)
    {
        var json = new CanonicalJson(2 * Flush);
        for (long number = 0; number < count; number++)
        {
            draws.WriteCase(json, new Chance(seed, number));
            json.EndLine();
            if (json.Written.Length >= Flush)
            {
                file.Write(json.Written);
                json.Clear();
            }
        }

        file.Write(json.Written);
    }
}
