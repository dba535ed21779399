using System.CommandLine;
using System.Data.Common;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cli;

/// <summary>The record a command is about.</summary>
internal sealed class StoreOption(Surroundings surroundings, bool isRequired = true)
{
    public Option<string?> Store { get; } = new("--store")
    {
        Description = "The record: a SQLite file, or a connection string (`Host=…` for PostgreSQL).", HelpName = "file|connection", Required = isRequired,
    };

    public Option<string?> Checkpoints { get; } = new("--checkpoints") { Description = "The folder of signed checkpoints.", HelpName = "folder" };

    public Option<string?> Key { get; } = new("--key") { Description = "The key checkpoints are signed with.", HelpName = "file" };

    /// <summary>Adds the options, those of checkpoints where the command looks at them.</summary>
    public void AddTo(Command command, bool withCheckpoints = false)
    {
        command.Add(Store);
        if (withCheckpoints)
        {
            command.Add(Checkpoints);
            command.Add(Key);
        }
    }

    /// <summary>Where the record is.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="mayBeNew">Whether a SQLite file may be made.</param>
    /// <exception cref="BadInputException">There is none.</exception>
    public StoreOptions Options(ParseResult parsed, bool mayBeNew = false)
    {
        var named = parsed.GetValue(Store);
        if (string.IsNullOrWhiteSpace(named))
        {
            throw new BadInputException("store-missing", "No record is named.", "Name one with --store.");
        }

        var connection = named.Contains('=', StringComparison.Ordinal) ? named : new DbConnectionStringBuilder { ["Data Source"] = Path.GetFullPath(named, surroundings.Folder) }.ToString();
        var (folder, key) = (Full(parsed, Checkpoints), Full(parsed, Key));
        if (folder is null != key is null)
        {
            throw new BadInputException("checkpoints-key", "Checkpoints need a folder and a key.", "Name both --checkpoints and --key.");
        }

        if (key is not null && !File.Exists(key))
        {
            throw new BadInputException("checkpoints-key", $"There is no key `{parsed.GetValue(Key)}`.");
        }

        if (!mayBeNew && SqliteFile(connection) is { } file && !File.Exists(file))
        {
            throw new BadInputException("store-missing", $"There is no record `{named}`.");
        }

        return new StoreOptions { ConnectionString = connection, CheckpointFolder = folder, KeyFile = key };
    }

    /// <summary>Opens the record.</summary>
    /// <exception cref="BadInputException">It cannot be opened.</exception>
    public async Task<Store> OpenAsync(ParseResult parsed, bool mayBeNew = false) => await OpenAsync(Options(parsed, mayBeNew)).ConfigureAwait(false);

    private async Task<Store> OpenAsync(StoreOptions options)
    {
        try
        {
            return await Cases.Storage.Store.OpenAsync(options, surroundings.Time).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is DbException or ArgumentException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            throw new BadInputException("store-unreadable", $"The record cannot be opened: {failure.Message}");
        }
    }

    private string? Full(ParseResult parsed, Option<string?> option) => parsed.CommandResult.Command.Options.Contains(option) && parsed.GetValue(option) is { } named ? Path.GetFullPath(named, surroundings.Folder) : null;

    private static string? SqliteFile(string connection)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection };
            return new[] { "Data Source", "DataSource", "Filename" }.Select(name => parts.TryGetValue(name, out var file) ? file.ToString() : null).FirstOrDefault(file => file is not null);
        }
        catch (ArgumentException failure)
        {
            throw new BadInputException("store-unreadable", $"That is no connection: {failure.Message}");
        }
    }
}
