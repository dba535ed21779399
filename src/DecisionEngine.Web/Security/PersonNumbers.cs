using System.Text.RegularExpressions;

namespace DecisionEngine.Web.Security;

/// <summary>Recognises what looks like a Danish civil registration number: a day, a month, a year and four digits.</summary>
internal static partial class PersonNumbers
{
    /// <summary>What stands in a log instead of one.</summary>
    public const string Blank = "[person number]";

    private const int Decodings = 3;

    public static bool Appears(string text) => Number().IsMatch(text);

    /// <summary>Whether the text is one and nothing else.</summary>
    public static bool IsOne(string text) => Number().Match(text) is { Success: true } match && match.Length == text.Length;

    public static string Scrub(string text) => Number().Replace(text, Blank);

    /// <summary>Whether one stands in an address, however often it is encoded within reason.</summary>
    /// <param name="target">Path and query as they came.</param>
    public static bool AppearsInAddress(string target)
    {
        for (var round = 0; round <= Decodings; round++)
        {
            if (Appears(target))
                return true;
            var decoded = Uri.UnescapeDataString(target.Replace('+', ' '));
            if (decoded == target)
                return false;
            target = decoded;
        }
        return false;
    }

    // Replacement numbers have 60 added to the day. A letter or digit beside it means that it is a part of something else, such as a hash.
    [GeneratedRegex("(?<![0-9A-Za-z])(?:[06][1-9]|[1278][0-9]|[39][01])(?:0[1-9]|1[0-2])[0-9]{2}[-–. _]?[0-9]{4}(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
