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
    /// <summary>The key of a person: 64 lower-case hexadecimal digits, the same for as long as the secret is.</summary>
    /// <param name="identifier">The person's identifier; spaces and hyphens do not count.</param>
    public string Of(string identifier)
    {
        var plain = identifier.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("person:" + plain)));
    }

    /// <summary>Hashes a request under the same secret: a request may hold a civil registration number, which a plain hash of it would give away to whoever tries them all.</summary>
    internal IncrementalHash HashRequest()
    {
        var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData("request:"u8);
        return hash;
    }

    /// <summary>Reads the secret, or makes one at the first start. Only the owner may read the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ConfigurationRefusedException">The file is not a secret, or others may read it.</exception>
    public static PersonKeys Open(string path) => new(SecretFile.Open(path, "PersonKeyFile"));
}
