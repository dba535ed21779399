using System.CommandLine;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Seeding;

namespace DecisionEngine.Cli;

/// <summary><c>seed</c>: fills a record with invented cases.</summary>
internal static class SeedCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var store = new StoreOption(surroundings);
        var cases = new Option<int>("--cases") { Description = "How many cases.", DefaultValueFactory = _ => 300 };
        var seed = new Option<long>("--seed") { Description = "The same seed gives the same cases.", DefaultValueFactory = _ => 1 };
        var samples = new Option<string?>("--samples") { Description = "The folder of samples; left out, `samples` beside the folder of rule sets.", HelpName = "folder" };
        var command = new Command("seed", "Fills an empty record with cases of people who do not exist, in every state a case can have.") { cases, seed, samples };
        store.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(cases) is < 1 or > 100_000)
            {
                throw new BadInputException("cases-invalid", "That many cases are not invented.", "Expected 1 to 100000.");
            }

            var rules = RuleSetPlace.Root(parsed.GetValue(options.Rules), surroundings.Folder) ?? throw new BadInputException("rules-missing", "There is no folder `rules` here or above.", "Name it with --rules.");
            var from = parsed.GetValue(samples) is { } named ? Path.GetFullPath(named, surroundings.Folder) : Path.GetFullPath(Path.Combine(rules, "..", "samples"));
            var book = Load(rules);
            await using var opened = await store.OpenAsync(parsed, mayBeNew: true).ConfigureAwait(false);
            if ((await opened.HeadAsync(stop).ConfigureAwait(false)).Sequence > 0)
            {
                throw new BadInputException("store-not-empty", "The record holds something already.", "Invented cases go into a record of their own.");
            }

            Write(surroundings, await RunAsync(opened, book, new SeedOptions(from) { Cases = parsed.GetValue(cases), Seed = parsed.GetValue(seed) }, stop).ConfigureAwait(false), parsed.GetValue(options.Json));
            return ExitCode.Ok;
        });
        return command;
    }

    private static RuleBook Load(string rules)
    {
        try
        {
            return RuleBook.Load(rules);
        }
        catch (InvalidDataException broken)
        {
            throw new BadInputException("rules-invalid", broken.Message, "`check` says more.");
        }
    }

    private static async Task<Seeded> RunAsync(Cases.Storage.Store store, RuleBook rules, SeedOptions options, CancellationToken stop)
    {
        try
        {
            return await Seeder.RunAsync(store, rules, options, stop).ConfigureAwait(false);
        }
        catch (DistributionException failure)
        {
            throw new BadInputException(failure.Code, failure.Message);
        }
    }

    private static void Write(Surroundings surroundings, Seeded seeded, bool asJson)
    {
        if (asJson)
        {
            RecordJson.Write(
                surroundings, ("cases", seeded.Cases), ("decisions", seeded.Decisions), ("until", RecordJson.Moment(seeded.Until)),
                ("states", seeded.States.Select(state => (state.State.ToString(), (object?)state.Cases))));
            return;
        }

        surroundings.Out.Rows(["state", "cases"], [.. seeded.States.Select(state => new Said[] { state.State.ToString(), state.Cases.ToString(System.Globalization.CultureInfo.InvariantCulture) })]);
        surroundings.Out.Line($"{seeded.Cases} invented cases with {seeded.Decisions} decisions, until {RecordJson.Moment(seeded.Until)}.", Tone.Good);
    }
}
