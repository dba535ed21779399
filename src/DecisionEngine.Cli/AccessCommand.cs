using System.CommandLine;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Records;

namespace DecisionEngine.Cli;

/// <summary><c>access</c>: writes everything there is in a case.</summary>
internal static class AccessCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var about = new Argument<string>("case") { Description = "The case's id." };
        var store = new StoreOption(surroundings);
        var output = new Option<string>("--out") { Description = "An empty folder, or a file that ends in .zip.", HelpName = "folder|zip", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the access log.", HelpName = "text", Required = true };
        var by = RestoreCommand.ByOption();
        var command = new Command("access", "Writes everything there is in a case, for whoever has the right to it, with an index in Danish and English. It is written into the access log.") { about, output, reason, by };
        store.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var (id, to) = (parsed.GetRequiredValue(about), Path.GetFullPath(parsed.GetRequiredValue(output), surroundings.Folder));
            var isZip = Path.GetExtension(to).Equals(".zip", StringComparison.OrdinalIgnoreCase);
            if (isZip ? File.Exists(to) : Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            {
                throw new BadInputException("out-exists", $"There is something at `{parsed.GetRequiredValue(output)}` already.");
            }

            var request = new AccessRequest(RestoreCommand.By(parsed, by), surroundings.Time.GetUtcNow(), parsed.GetRequiredValue(reason));
            await using var opened = await store.OpenAsync(parsed).ConfigureAwait(false);
            var package = await MadeAsync(opened, id, request, Rules(parsed, options, surroundings), stop).ConfigureAwait(false)
                ?? throw new BadInputException("case-missing", $"The record holds no case `{id}`, or it has been disposed of.");
            Write(package, to, isZip, request.At);
            if (parsed.GetValue(options.Json))
            {
                RecordJson.Write(surroundings, ("case", id), ("files", package.Files.Select(file => (object?)file.Name)));
            }
            else
            {
                surroundings.Out.Line($"{package.Files.Length} files of {id}; begin with index.da.html or index.en.html.", Tone.Good);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(AccessPackage package, string to, bool isZip, DateTimeOffset at)
    {
        if (!isZip)
        {
            package.WriteTo(to);
            return;
        }

        using var file = new FileStream(to, FileMode.CreateNew);
        package.WriteZip(file, at);
    }

    // Only for words: a case can be handed out without the folder of rule sets.
    private static RuleBook? Rules(ParseResult parsed, CommonOptions options, Surroundings surroundings)
    {
        try
        {
            return RuleSetPlace.Root(parsed.GetValue(options.Rules), surroundings.Folder) is { } root ? RuleBook.Load(root) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<AccessPackage?> MadeAsync(Cases.Storage.Store store, string id, AccessRequest request, RuleBook? rules, CancellationToken stop)
    {
        try
        {
            return await AccessPackage.MakeAsync(store, id, request, rules, stop).ConfigureAwait(false);
        }
        catch (InvalidDataException broken)
        {
            throw new BadInputException("record-broken", broken.Message, "`verify --store` says where.");
        }
    }
}
