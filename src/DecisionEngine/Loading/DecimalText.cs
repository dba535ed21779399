using System.Buffers.Text;
using System.Globalization;

namespace DecisionEngine.Loading;

/// <summary>A decimal in canonical digits: no exponent, no trailing zeros, no negative zero.</summary>
internal static class DecimalText
{
    /// <summary>The most bytes a decimal takes: sign, 29 digits, point and a zero before it.</summary>
    public const int MostBytes = 40;

    /// <summary>Writes <paramref name="value"/> and says how many bytes it took.</summary>
    public static int Write(decimal value, Span<byte> into)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        int written;
        if (bits[2] != 0)
        {
            // More than 64 bits of digits. Dividing by one with all its decimals takes the trailing zeros away.
            (value / 1.0000000000000000000000000000m).TryFormat(into, out written, default, CultureInfo.InvariantCulture);
            return written;
        }

        var digits = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        var decimals = (bits[3] >> 16) & 0xFF;
        for (; decimals > 0 && digits % 10 == 0; decimals--)
        {
            digits /= 10;
        }

        var start = 0;
        if (bits[3] < 0 && digits != 0)
        {
            into[start++] = (byte)'-';
        }

        Utf8Formatter.TryFormat(digits, into[start..], out written);
        return start + (decimals == 0 ? written : WithPoint(into[start..], written, decimals));
    }

    private static int WithPoint(Span<byte> into, int count, int decimals)
    {
        var zeros = Math.Max(0, decimals + 1 - count);
        if (zeros > 0)
        {
            into[..count].CopyTo(into[zeros..]);
            into[..zeros].Fill((byte)'0');
        }

        var point = count + zeros - decimals;
        into.Slice(point, decimals).CopyTo(into[(point + 1)..]);
        into[point] = (byte)'.';
        return count + zeros + 1;
    }
}
