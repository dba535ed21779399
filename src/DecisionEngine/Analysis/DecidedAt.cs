using System.Globalization;

namespace DecisionEngine.Analysis;

/// <summary>The moment a case is decided, as people write it.</summary>
public static class DecidedAt
{
    /// <summary>The forms that are read.</summary>
    public const string Form = "a date such as 2024-03-15, or a timestamp such as 2024-03-15T10:00:00+01:00";

    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a date or timestamp. A date is its first moment; without an offset it is UTC, so that no machine reads it differently.</summary>
    public static bool TryRead(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
}
