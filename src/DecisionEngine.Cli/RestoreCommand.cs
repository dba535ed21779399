using System.CommandLine;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cli;

/// <summary><c>restore</c>: puts a backup in place of a SQLite record.</summary>
internal static class RestoreCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var backup = new Argument<string>("backup") { Description = "The backup's file." };
        var store = new StoreOption(surroundings);
        var replace = new Option<bool>("--replace") { Description = "Replace a record that holds what the backup does not. It is kept beside it." };
        var by = ByOption();
        var command = new Command("restore", "Verifies a backup, puts it in place of a SQLite record that nobody has open, and writes that into it.") { backup, replace, by };
        store.AddTo(command, withCheckpoints: true);
        command.SetAction(async (parsed, stop) =>
        {
            var place = store.Options(parsed, mayBeNew: true);
            if (!place.ConnectionString.Contains("source", StringComparison.OrdinalIgnoreCase))
            {
                throw new BadInputException("store-not-sqlite", "A PostgreSQL database is restored with its own tools.");
            }

            var restored = await RunAsync(Path.GetFullPath(parsed.GetRequiredValue(backup), surroundings.Folder), place, surroundings.Time, By(parsed, by), parsed.GetValue(replace), stop).ConfigureAwait(false);
            if (parsed.GetValue(options.Json))
            {
                RecordJson.Write(
                    surroundings, ("events", restored.Sequence), ("intact", restored.Verification.IsIntact), ("kept", restored.Kept), ("disposeAgain", restored.DisposedSince.Select(stream => (object?)stream)));
            }
            else
            {
                surroundings.Out.Line($"{restored.Sequence} events are back.{(restored.Kept is { } kept ? $" What was replaced is in {kept}; it holds personal data." : "")}", Tone.Good);
                foreach (var stream in restored.DisposedSince)
                {
                    surroundings.Error.Line($"warning disposed-since: {stream} had been disposed of and is back: dispose of it again.", Tone.Warn);
                }
            }

            return restored.Verification.IsIntact ? ExitCode.Ok : ExitCode.Findings;
        });
        return command;
    }

    /// <summary>The option that says who does it.</summary>
    public static Option<string> ByOption() => new("--by") { Description = "Who does this, for the record: role:id, never a name or a civil registration number.", HelpName = "role:id", DefaultValueFactory = _ => "system:command-line" };

    /// <exception cref="BadInputException">It is no role and id.</exception>
    public static string By(ParseResult parsed, Option<string> by)
    {
        var said = parsed.GetRequiredValue(by);
        return System.Text.RegularExpressions.Regex.IsMatch(said, "^[a-z]+:[A-Za-z0-9._-]+$") && !System.Text.RegularExpressions.Regex.IsMatch(said, "[0-9]{6}-?[0-9]{4}")
            ? said
            : throw new BadInputException("by-invalid", "That is not who did it.", "Expected role:id, such as legal:staff-17.");
    }

    private static async Task<Restored> RunAsync(string backup, StoreOptions place, TimeProvider time, string by, bool isReplacing, CancellationToken stop)
    {
        try
        {
            return await Restore.RunAsync(backup, place, time, by, isReplacing, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException or System.Data.Common.DbException)
        {
            throw new BadInputException(failure is InvalidOperationException ? "restore-refused" : "backup-broken", failure.Message, failure is InvalidOperationException ? "Ask for it with --replace." : null);
        }
    }
}
