using System.Security.Cryptography;
using System.Text;

namespace DecisionEngine.Web.Signing;

/// <summary>A secret of 32 bytes in a file that its owner alone may use.</summary>
internal static class SecretFile
{
    private const int Length = 32;

    private const int MostWaits = 1_000;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

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

    // Hosts that start together end with one secret and never with half of one: whoever creates the file that says so makes it, the others wait.
    private static void Make(string path)
    {
        OwnFolder.Create(Path.GetDirectoryName(path)!);
        var making = path + ".making";
        for (var wait = 0; !File.Exists(path) && wait < MostWaits; wait++)
        {
            try
            {
                using (new FileStream(making, FileMode.CreateNew, FileAccess.Write))
                {
                }
            }
            catch (IOException) when (File.Exists(making) || File.Exists(path))
            {
                Thread.Sleep(Wait);
                continue;
            }

            try
            {
                if (!File.Exists(path))
                    Write(path);
            }
            finally
            {
                File.Delete(making);
            }
        }

        if (!File.Exists(path))
            throw Refused(Path.GetFileName(path), "config.making", $"another host began to make the file and did not end; remove {Path.GetFileName(making)} if none is starting.");
    }

    private static void Write(string path)
    {
        var beside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(beside, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: false);
    }

    private static ConfigurationRefusedException Refused(string setting, string code, string message) =>
        new([new ConfigurationError(code, $"{HostOptions.Section}:{setting}", message)]);
}
