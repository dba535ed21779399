using System.CommandLine;

namespace DecisionEngine.Cli;

/// <summary>From arguments to an exit code. Whatever goes wrong is said here and nowhere else.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    public static int Run(IReadOnlyList<string> args, Surroundings surroundings) =>
        Run(
            args, surroundings, BatchCommand.Create, CheckCommand.Create, DecideCommand.Create, ExplainCommand.Create, ExportCommand.Create, GenerateCommand.Create, TestCommand.Create,
            AccessCommand.Create, BackupCommand.Create, ReceiptCommand.Create, ReplayCommand.Create, RestoreCommand.Create, SeedCommand.Create, VerifyCommand.Create);

    /// <summary>Runs one of <paramref name="commands"/>.</summary>
    internal static int Run(IReadOnlyList<string> args, Surroundings surroundings, params ReadOnlySpan<Func<Surroundings, CommonOptions, Command>> commands)
    {
        var options = new CommonOptions();
        var errors = new ErrorOutput(surroundings.Error, asJson: args.Contains(options.Json.Name));
        try
        {
            var root = new RootCommand("Decides cases from rule sets, explains every outcome, and hands to a person what it should not decide alone.");
            root.Add(options.Json);
            root.Add(options.Rules);
            root.Add(options.Verbose);
            foreach (var create in commands)
            {
                root.Add(create(surroundings, options));
            }

            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
            {
                throw new BadInputException([.. parsed.Errors.Select(error => new Problem("usage", OneLine(error.Message), Hint(parsed)))]);
            }

            return parsed.Invoke(new InvocationConfiguration { Output = surroundings.Out.Writer, Error = surroundings.Error.Writer, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
        }
        catch (BadInputException bad)
        {
            errors.Write(bad.Problems);
            return ExitCode.BadInput;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            errors.Write([new Problem("file-unreadable", failure.Message)]);
            return ExitCode.BadInput;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException)
        {
            errors.Write([new Problem("store-unreadable", $"The record cannot be read or written: {failure.Message}")]);
            return ExitCode.BadInput;
        }
        catch (Exception bug)
        {
            errors.Write([new Problem("bug", $"The program failed where it never should: {bug.Message} ({bug.GetType().Name}). Nothing was decided, and this says nothing about the case.", "Run again with --verbose and report it.")]);
            if (args.Contains(options.Verbose.Name))
            {
                surroundings.Error.Line(bug.ToString(), Tone.Faint);
            }

            return ExitCode.Bug;
        }
    }

    private static string OneLine(string message) => string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.') + ".";

    private static string Hint(ParseResult parsed) => parsed.CommandResult.Command is RootCommand
        ? "See --help."
        : $"See {parsed.CommandResult.Command.Name} --help.";
}
