using System.Security.Cryptography;
using System.Text;

namespace DecisionEngine.Web.Signing;

/// <summary>A secret of 32 bytes in a file that its owner alone may use.</summary>
internal static class SecretFile
{
    private const int Length = 32;

    /// <summary>Reads the secret, or makes one at the first start.</summary>
    /// <param name="path">The file.</param>
    /// <param name="setting">The setting that names it, for what is said when it is none.</param>
    /// <exception cref="ConfigurationRefusedException">The file is not a secret, or others may read it.</exception>
    public static byte[] Open(string path, string setting)
    {
        if (!File.Exists(path))
            Make(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            throw Refused(setting, "config.rights", "others than its owner may use the file; give it the rights 600.");
        try
        {
            var secret = Convert.FromBase64String(File.ReadAllText(path).Trim());
            return secret.Length == Length ? secret : throw Refused(setting, "config.value", "the file does not hold 32 bytes in base 64.");
        }
        catch (FormatException)
        {
            throw Refused(setting, "config.value", "the file does not hold 32 bytes in base 64.");
        }
    }

    // Written beside and moved into place, so that two hosts that start together end with one secret and never with half of one.
    private static void Make(string path)
    {
        OwnFolder.Create(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(beside, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(beside);
        }
    }

    private static ConfigurationRefusedException Refused(string setting, string code, string message) =>
        new([new ConfigurationError(code, $"{HostOptions.Section}:{setting}", message)]);
}
