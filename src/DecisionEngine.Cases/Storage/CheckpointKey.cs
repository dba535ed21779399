using System.Security.Cryptography;

namespace DecisionEngine.Cases.Storage;

/// <summary>The key that checkpoints are signed with, in a file that only its owner may read.</summary>
internal sealed class CheckpointKey : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly ECDsa key;

    private CheckpointKey(ECDsa key) => this.key = key;

    /// <summary>The key as others may have it, to verify checkpoints by themselves.</summary>
    public string PublicPem => key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Reads the key, and makes it first when there is none.</summary>
    /// <exception cref="InvalidOperationException">Others than its owner may read the file.</exception>
    public static CheckpointKey Open(string file)
    {
        if (!File.Exists(file))
        {
            Make(file);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new InvalidOperationException("The key that signs checkpoints may be read by others than its owner.");
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new CheckpointKey(key);
    }

    public Checkpoint Sign(Checkpoint unsigned) =>
        unsigned with { Signature = Convert.ToBase64String(key.SignData(unsigned.SignedBytes().Span, HashAlgorithmName.SHA256)) };

    public bool IsSignatureOf(Checkpoint checkpoint)
    {
        var signature = new byte[checkpoint.Signature.Length];
        return Convert.TryFromBase64String(checkpoint.Signature, signature, out var length)
            && key.VerifyData(checkpoint.SignedBytes().Span, signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    public void Dispose() => key.Dispose();

    // Written whole under another name first, so that a node that starts at the same time never reads half a key.
    private static void Make(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var fresh = $"{file}.{Guid.NewGuid():N}";
        DurableFile.Write(fresh, key.ExportPkcs8PrivateKeyPem(), OwnerOnly);
        try
        {
            File.Move(fresh, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(fresh);
        }
    }
}
