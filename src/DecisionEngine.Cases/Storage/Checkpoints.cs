using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Storage;

/// <summary>The checkpoints in a folder, one file each, and the key they are signed with.</summary>
internal sealed class Checkpoints : IDisposable
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly string folder;
    private readonly CheckpointKey key;

    public Checkpoints(string folder, string keyFile)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        key = CheckpointKey.Open(keyFile);
        var publicKey = Path.Combine(folder, "public-key.pem");
        if (!File.Exists(publicKey))
        {
            Publish(publicKey, key.PublicPem);
        }
    }

    /// <summary>Signs where the log stands and writes it to the folder.</summary>
    public Checkpoint Write(long sequence, string hash, DateTimeOffset at)
    {
        var checkpoint = key.Sign(new Checkpoint(sequence, hash, at, ""));
        var json = new CanonicalJson(512);
        json.BeginObject();
        json.Name("at");
        json.Text(Moment.Text(checkpoint.At));
        json.Name("hash");
        json.Text(checkpoint.Hash);
        json.Name("sequence");
        json.Number(checkpoint.Sequence);
        json.Name("signature");
        json.Text(checkpoint.Signature);
        json.EndObject();
        Publish(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"checkpoint-{sequence:D19}.json")), json.ToString());
        return checkpoint;
    }

    /// <summary>Every checkpoint with its file; null for a file that is none.</summary>
    public ImmutableArray<(string File, Checkpoint? Checkpoint)> Read() =>
        [.. Directory.GetFiles(folder, "checkpoint-*.json").Order(StringComparer.Ordinal).Select(file => (file, Read(file)))];

    /// <summary>What the checkpoints say against a log that is whole in itself; null for nothing.</summary>
    /// <param name="read">The checkpoints.</param>
    /// <param name="last">The log's last event.</param>
    /// <param name="hashesAt">The hashes of the events they are about.</param>
    public (long? Sequence, string Problem)? Problem(ImmutableArray<(string File, Checkpoint? Checkpoint)> read, long last, IReadOnlyDictionary<long, string> hashesAt)
    {
        foreach (var (file, checkpoint) in read)
        {
            if (checkpoint is null)
            {
                return (null, $"{Path.GetFileName(file)} is not a checkpoint.");
            }

            if (!key.IsSignatureOf(checkpoint))
            {
                return (checkpoint.Sequence, $"The signature of {Path.GetFileName(file)} does not hold.");
            }

            if (checkpoint.Sequence > last)
            {
                return (last + 1, $"The end of the log is missing: it ends with event {last}, and a checkpoint was signed at event {checkpoint.Sequence}.");
            }

            if (checkpoint.Hash != (checkpoint.Sequence == 0 ? Chain.Start : hashesAt.GetValueOrDefault(checkpoint.Sequence)))
            {
                return (checkpoint.Sequence, "The log was written anew: the checkpoint signed at this event holds another hash.");
            }
        }

        return null;
    }

    /// <summary>Sets aside what was signed over a log that a restore has replaced.</summary>
    public void SetAside(IEnumerable<string> files, string name)
    {
        var aside = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        foreach (var file in files)
        {
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
        }
    }

    public void Dispose() => key.Dispose();

    private static Checkpoint? Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var root = json.RootElement;
            return new Checkpoint(
                root.GetProperty("sequence").GetInt64(), root.GetProperty("hash").GetString()!, Moment.Read(root.GetProperty("at").GetString()!),
                root.GetProperty("signature").GetString()!);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return null;
        }
    }

    // Whoever reads the folder never sees half a file.
    private static void Publish(string file, string text)
    {
        var fresh = $"{file}.{Guid.NewGuid():N}";
        DurableFile.Write(fresh, text, Readable);
        File.Move(fresh, file, overwrite: true);
    }
}
