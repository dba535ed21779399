using System.CommandLine;

namespace DecisionEngine.Cli;

/// <summary><c>backup</c>: copies a SQLite record while it is in use.</summary>
internal static class BackupCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var store = new StoreOption(surroundings);
        var output = new Option<string>("--out") { Description = "Where the copy goes; there must be nothing of that name.", HelpName = "file", Required = true };
        var command = new Command("backup", "Copies a SQLite record while it is in use, as it is at one moment, and verifies the copy.") { output };
        store.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var file = parsed.GetRequiredValue(output);
            await using var opened = await store.OpenAsync(parsed).ConfigureAwait(false);
            try
            {
                var copied = await opened.BackupAsync(Path.GetFullPath(file, surroundings.Folder), stop).ConfigureAwait(false);
                if (parsed.GetValue(options.Json))
                {
                    RecordJson.Write(surroundings, ("file", copied.IsIntact ? file : null), ("events", copied.Events), ("intact", copied.IsIntact), ("problem", copied.Problem));
                }
                else if (copied.IsIntact)
                {
                    surroundings.Out.Line($"{copied.Events} events are copied to {file}, and the copy is whole.", Tone.Good);
                }
                else
                {
                    surroundings.Error.Line($"error record-broken: event {copied.BrokenAt}: {copied.Problem} Nothing was kept.", Tone.Bad);
                }

                return copied.IsIntact ? ExitCode.Ok : ExitCode.Findings;
            }
            catch (NotSupportedException other)
            {
                throw new BadInputException("store-not-sqlite", other.Message);
            }
        });
        return command;
    }
}
