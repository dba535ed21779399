using System.Collections.Immutable;
using System.IO.Compression;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Records;

/// <summary>Who asks for everything in a case, and why.</summary>
/// <param name="Actor">Who: <c>role:id</c>.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; it stands in the access log.</param>
public sealed record AccessRequest(string Actor, DateTimeOffset At, string Reason);

/// <summary>
/// Everything there is in a case, for whoever has the right to it (FVL § 9, GDPR art. 15; R11, R19): facts with their sources, rules, rates, decisions with
/// trace and receipt, letters, what happened, and who has looked. An index in plain words, Danish and English, stands on top. That it was made is in the access
/// log, which is in it. A protected address is in none of its files.
/// </summary>
/// <param name="Files">The files; names may hold folders, with <c>/</c> between.</param>
public sealed record AccessPackage(ImmutableArray<Document> Files)
{
    /// <summary>What the access log says was seen.</summary>
    public const string What = "access-package";

    /// <summary>Everything in a case; null where there is none, or it has been disposed of.</summary>
    /// <param name="store">The record.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="request">Who asks.</param>
    /// <param name="rules">The rule sets, for the words of a case not decided yet; null to name its facts by id.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InvalidDataException">The record is not as it was written.</exception>
    public static async Task<AccessPackage?> MakeAsync(Store store, string caseId, AccessRequest request, RuleBook? rules = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        if (await store.CaseAsync(caseId, cancel).ConfigureAwait(false) is not { State: not nameof(Life.CaseState.Disposed) })
        {
            return null;
        }

        // Written first: whoever gets this also sees that it was given out.
        await store.AppendAccessAsync(new AccessRow(request.At, request.Actor, caseId, What, request.Reason), cancel).ConfigureAwait(false);
        var content = await AccessContent.ReadAsync(store, caseId, rules, cancel).ConfigureAwait(false);
        var files = await AccessFiles.OfAsync(store, content, cancel).ConfigureAwait(false);
        return new AccessPackage([AccessIndex.Of(content, files, "da", request.At), AccessIndex.Of(content, files, "en", request.At), .. files]);
    }

    /// <summary>Writes the files into a folder, which must be empty or not there.</summary>
    /// <exception cref="IOException">There is something in it.</exception>
    public void WriteTo(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"There is something in `{folder}` already.");
        }

        foreach (var file in Files)
        {
            var path = Path.Combine(folder, file.Name.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.Span);
        }
    }

    /// <summary>Writes the files as one ZIP file.</summary>
    public void WriteZip(Stream stream, DateTimeOffset at)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in Files)
        {
            var entry = zip.CreateEntry(file.Name, CompressionLevel.Optimal);
            entry.LastWriteTime = at;
            using var into = entry.Open();
            into.Write(file.Bytes.Span);
        }
    }
}
