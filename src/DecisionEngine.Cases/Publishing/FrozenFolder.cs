using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DecisionEngine.Cases.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// A folder whose entries appear whole or not at all, last, and never change. An entry is a folder named by its id, moved into place after
/// its files are on the disk; <c>receipt.json</c> in it says when that was and what it holds.
/// </summary>
internal sealed partial class FrozenFolder(string path)
{
    private const string Receipt = "receipt.json";

    /// <summary>Work that a crash left behind; nothing reads it, and it may be removed while nothing is being sent.</summary>
    private readonly string unfinished = Path.Combine(path, ".unfinished");

    /// <summary>Whether a name can be that of an entry or a file on every system.</summary>
    private static bool IsName(string name) => name.Length <= 100 && Name().IsMatch(name) && name != Receipt;

    /// <summary>Whether something is in place under an id.</summary>
    public bool Holds(string id) => IsName(id) && File.Exists(Path.Combine(path, id, Receipt));

    private Put? Find(string id)
    {
        var receipt = Path.Combine(path, id, Receipt);
        if (!File.Exists(receipt))
        {
            return null;
        }

        using var reader = new JsonTextReader(new StringReader(File.ReadAllText(receipt))) { DateParseHandling = DateParseHandling.None };
        var parts = JObject.Load(reader);
        return new Put(DateTimeOffset.ParseExact((string)parts["at"]!, "O", CultureInfo.InvariantCulture), (string)parts["sha256"]!, IsRepeat: true);
    }

    /// <summary>Puts an entry in place once, as a dispatch: failure is a value, and something else under the same id is refused.</summary>
    public async Task<DeliveryReceipt> SendAsync(string id, ImmutableArray<Document> files, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!IsName(id) || files.Any(file => !IsName(file.Name)) || files.DistinctBy(file => file.Name).Count() != files.Length)
        {
            return new DeliveryReceipt.FailedForGood(DeliveryCode.BadName);
        }

        try
        {
            var put = await PutAsync(id, files, at, cancellationToken).ConfigureAwait(false);
            return put.Hash == HashOf(files)
                ? new DeliveryReceipt.Delivered(put.At, put.IsRepeat)
                : new DeliveryReceipt.FailedForGood(DeliveryCode.SentOtherwise);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new DeliveryReceipt.FailedTemporarily(DeliveryCode.Unreachable);
        }
    }

    /// <summary>Puts an entry in place. Where it was there before, what was there is answered and nothing changes.</summary>
    private async Task<Put> PutAsync(string id, ImmutableArray<Document> files, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (Find(id) is { } before)
        {
            return before;
        }

        var hash = HashOf(files);
        Directory.CreateDirectory(unfinished);
        var folder = Path.Combine(unfinished, Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in files)
            {
                await WriteAsync(Path.Combine(folder, file.Name), file.Bytes, cancellationToken).ConfigureAwait(false);
            }

            var receipt = new JObject { ["id"] = id, ["at"] = at.ToString("O", CultureInfo.InvariantCulture), ["sha256"] = hash };
            await WriteAsync(Path.Combine(folder, Receipt), OutboxJson.Bytes(receipt), cancellationToken).ConfigureAwait(false);
            Durable.FlushFolder(folder);

            // INVARIANT: the move does not replace: a folder that holds anything is never replaced by the operating system.
            Directory.Move(folder, Path.Combine(path, id));
            Durable.FlushFolder(path);
            return new Put(at, hash, IsRepeat: false);
        }
        catch (IOException) when (Find(id) is { } other)
        {
            // Somebody else was first.
            return other;
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>SHA-256 over names, types and bytes, in lower-case hexadecimal.</summary>
    private static string HashOf(ImmutableArray<Document> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Name}\n{file.MediaType}\n{file.Bytes.Length}\n")));
            hash.AppendData(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task WriteAsync(string file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }
    }

    [GeneratedRegex("^[a-z0-9]+(?:[.-][a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    /// <summary>What is in place.</summary>
    /// <param name="At">When it was put there first.</param>
    /// <param name="Hash">The hash of what it holds.</param>
    /// <param name="IsRepeat">Whether it was there before.</param>
    private sealed record Put(DateTimeOffset At, string Hash, bool IsRepeat);
}
