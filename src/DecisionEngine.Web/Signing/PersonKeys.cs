using System.Security.Cryptography;
using System.Text;

namespace DecisionEngine.Web.Signing;

/// <summary>
/// Turns a civil registration number into a person key: HMAC-SHA-256 under a secret of this authority's own. The number is known to
/// few enough to be tried one by one, so the secret is what protects it; without the file nobody goes from a key back to a person.
/// </summary>
/// <param name="secret">The secret, 32 bytes.</param>
public sealed class PersonKeys(byte[] secret)
{
    private const int Length = 32;

    /// <summary>The key of a person: 64 lower-case hexadecimal digits, the same for as long as the secret is.</summary>
    /// <param name="identifier">The person's identifier; spaces and hyphens do not count.</param>
    public string Of(string identifier)
    {
        var plain = identifier.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("person:" + plain)));
    }

    /// <summary>Reads the secret, or makes one at the first start. Only the owner may read the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ConfigurationRefusedException">The file is not a secret, or others may read it.</exception>
    public static PersonKeys Open(string path)
    {
        if (!File.Exists(path))
            Make(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            throw Refused("config.rights", "others than its owner may use the file; give it the rights 600.");
        try
        {
            var secret = Convert.FromBase64String(File.ReadAllText(path).Trim());
            return secret.Length == Length ? new PersonKeys(secret) : throw Refused("config.value", "the file does not hold 32 bytes in base 64.");
        }
        catch (FormatException)
        {
            throw Refused("config.value", "the file does not hold 32 bytes in base 64.");
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

    private static ConfigurationRefusedException Refused(string code, string message) =>
        new([new ConfigurationError(code, $"{HostOptions.Section}:PersonKeyFile", message)]);
}
