using System.Collections.Immutable;
using System.CommandLine;
using DecisionEngine.Cases.Records;

namespace DecisionEngine.Cli;

/// <summary><c>verify</c>: shows that a receipt, or a whole record, is as it was written.</summary>
internal static class VerifyCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var receipt = new Argument<string?>("receipt") { Description = "A receipt: its decision is made again, with nothing but the file.", Arity = ArgumentArity.ZeroOrOne };
        var store = new StoreOption(surroundings, isRequired: false);
        var replay = new Option<bool>("--replay") { Description = "Make every decision of the record again too." };
        var command = new Command("verify", "Checks a receipt by itself, a record from its first event to its last, or a receipt against a record. What does not hold exits with 1.") { receipt, replay };
        store.AddTo(command, withCheckpoints: true);
        command.SetAction(async (parsed, stop) =>
        {
            var (file, named) = (parsed.GetValue(receipt), parsed.GetValue(store.Store));
            if (file is null && named is null)
            {
                throw new BadInputException("usage", "There is nothing to verify.", "Name a receipt, a record with --store, or both.");
            }

            var asJson = parsed.GetValue(options.Json);
            if (file is null)
            {
                return await RecordAsync(surroundings, store, parsed, parsed.GetValue(replay), asJson, stop).ConfigureAwait(false);
            }

            var verified = ReceiptVerifier.Verify(Read(Path.GetFullPath(file, surroundings.Folder)));
            var problems = verified.Problems;
            if (named is not null && verified.Receipt is { } read)
            {
                await using var opened = await store.OpenAsync(parsed).ConfigureAwait(false);
                problems = await ReceiptVerifier.AgainstAsync(read, opened, stop).ConfigureAwait(false) is { } problem ? problems.Add(problem) : problems;
            }

            Write(surroundings, verified.Receipt, problems, named is not null, asJson);
            return problems.IsEmpty ? ExitCode.Ok : ExitCode.Findings;
        });
        return command;
    }

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        var room = new byte[Math.Min(file.Length, ReceiptJson.MostBytes + 1)];
        file.ReadExactly(room);
        return room;
    }

    private static void Write(Surroundings surroundings, Receipt? receipt, ImmutableArray<ReceiptProblem> problems, bool isInRecord, bool asJson)
    {
        if (asJson)
        {
            RecordJson.Write(
                surroundings,
                ("decision", receipt?.Decision.Id),
                ("evaluationHash", receipt?.Evaluation.Hash),
                ("holds", problems.IsEmpty),
                ("problems", problems.Select(problem => (object?)new (string, object?)[] { ("code", problem.Code), ("message", problem.Message) })));
            return;
        }

        foreach (var problem in problems)
        {
            surroundings.Error.Line($"error {problem.Code}: {problem.Message}", Tone.Bad);
        }

        if (problems.IsEmpty)
        {
            surroundings.Out.Line(
                $"{receipt!.Decision.Id}: made again by {receipt.RuleSet.Id} {receipt.RuleSet.Version}, it comes out as it was, `{receipt.Decision.Outcome}`{(isInRecord ? ", and stands so in the record" : "")}.", Tone.Good);
        }
    }

    private static async Task<int> RecordAsync(Surroundings surroundings, StoreOption option, ParseResult parsed, bool withReplay, bool asJson, CancellationToken stop)
    {
        await using var store = await option.OpenAsync(parsed).ConfigureAwait(false);
        var verification = await store.VerifyAsync(stop).ConfigureAwait(false);
        var replayed = withReplay ? await Replay.RunAsync(store, null, stop).ConfigureAwait(false) : null;
        if (asJson)
        {
            RecordJson.Write(
                surroundings, ("intact", verification.IsIntact), ("events", verification.Events), ("brokenAt", verification.BrokenAt), ("problem", verification.Problem),
                ("replay", replayed is null ? null : ReplayCommand.Parts(replayed)));
        }
        else
        {
            if (verification.IsIntact)
            {
                surroundings.Out.Line($"The record is whole: {verification.Events} events.", Tone.Good);
            }
            else
            {
                surroundings.Error.Line($"error record-broken: {(verification.BrokenAt is { } at ? $"event {at}: " : "")}{verification.Problem}", Tone.Bad);
            }

            if (replayed is not null)
            {
                ReplayCommand.Write(surroundings, replayed);
            }
        }

        return verification.IsIntact && replayed is not { Holds: false } ? ExitCode.Ok : ExitCode.Findings;
    }
}
