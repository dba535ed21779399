using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// The code on a letter that tells a real letter from a forged one. It stands inside the letter, so it is made from what the letter is about
/// and not from the letter's bytes. Without the authority's key nobody can make one up.
/// </summary>
public static class VerificationCode
{
    // Douglas Crockford's base 32: no I, L, O or U, so that the code can be read out over the telephone.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The code: 80 bits as four groups of four characters.</summary>
    /// <param name="key">The authority's secret key; at least 32 bytes.</param>
    /// <param name="letterId">The letter or the decision in it.</param>
    /// <param name="hash">The evaluation's hash; empty for letters without one.</param>
    /// <param name="date">The letter's date.</param>
    public static string Of(ReadOnlySpan<byte> key, string letterId, string hash, DateOnly date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, 32, nameof(key));
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"letter\n{letterId}\n{hash}\n{date:yyyy-MM-dd}")), mac);
        var code = new StringBuilder();
        for (var place = 0; place < 16; place++)
        {
            if (place is 4 or 8 or 12)
            {
                code.Append('-');
            }

            var bit = place * 5;
            var two = (mac[bit / 8] << 8) | mac[(bit / 8) + 1];
            code.Append(Alphabet[(two >> (11 - (bit % 8))) & 31]);
        }

        return code.ToString();
    }
}
