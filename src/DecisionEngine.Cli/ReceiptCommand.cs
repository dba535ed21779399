using System.CommandLine;
using DecisionEngine.Cases.Records;

namespace DecisionEngine.Cli;

/// <summary><c>receipt</c>: writes the receipt of a decision.</summary>
internal static class ReceiptCommand
{
    public static Command Create(Surroundings surroundings, CommonOptions options)
    {
        var decision = new Argument<string>("decision") { Description = "The decision's id." };
        var store = new StoreOption(surroundings);
        var output = new Option<string>("--out") { Description = "Where the receipt goes; - prints it.", HelpName = "file|-", Required = true };
        var command = new Command("receipt", "Writes one file with all a decision was made of, which anybody can verify without the record.") { decision, output };
        store.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetRequiredValue(output) is not "-" and var to && File.Exists(Path.GetFullPath(to, surroundings.Folder)))
            {
                throw new BadInputException("file-exists", $"There is something in `{to}` already.");
            }

            await using var opened = await store.OpenAsync(parsed).ConfigureAwait(false);
            var id = parsed.GetRequiredValue(decision);
            var receipt = await Made(opened, id, stop).ConfigureAwait(false)
                ?? throw new BadInputException("decision-missing", $"The record holds no decision `{id}`, or it has been disposed of.");
            var (bytes, file) = (ReceiptJson.Write(receipt), parsed.GetRequiredValue(output));
            if (file == "-")
            {
                surroundings.Out.Writer.Write(System.Text.Encoding.UTF8.GetString(bytes));
                return ExitCode.Ok;
            }

            await File.WriteAllBytesAsync(Path.GetFullPath(file, surroundings.Folder), bytes, stop).ConfigureAwait(false);
            if (parsed.GetValue(options.Json))
            {
                RecordJson.Write(surroundings, ("decision", id), ("file", file), ("bytes", bytes.Length), ("evaluationHash", receipt.Evaluation.Hash));
            }
            else
            {
                surroundings.Out.Line($"The receipt of {id} is in {file}; `verify {file}` checks it.", Tone.Good);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<Receipt?> Made(Cases.Storage.Store store, string id, CancellationToken stop)
    {
        try
        {
            return await Receipt.OfAsync(store, id, stop).ConfigureAwait(false);
        }
        catch (InvalidDataException broken)
        {
            throw new BadInputException("record-broken", broken.Message, "`verify --store` says where.");
        }
    }
}
