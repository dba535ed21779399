namespace DecisionEngine.Loading;

/// <summary>Reads a date such as <c>2026-06-01</c>, and no other form.</summary>
internal static class IsoDate
{
    /// <summary>Whether <paramref name="text"/> is a date of the calendar, from year 1 to 9999.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-')
        {
            return false;
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text.Slice(5, 2)), Digits(text[8..]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>The number; -1 where not every byte is a digit.</summary>
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
