using System.Globalization;
using System.Text;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Pages that go on after the last key of the page before.</summary>
internal static class Paging
{
    /// <summary>The most items a page has.</summary>
    public const int Most = 100;

    /// <summary>A page, made of one item more than it holds: that one says that there is a next.</summary>
    public static Page<TItem> Of<TRow, TItem>(IReadOnlyList<TRow> rows, int take, string order, Func<TRow, TItem> item, Func<TRow, string> key) =>
        new(order, [.. rows.Take(take).Select(item)], rows.Count > take ? key(rows[take - 1]) : null);

    /// <summary>A place in the queue as text.</summary>
    public static string Text(QueueRow row) =>
        WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.DueAt:O} {row.CaseId}")));

    /// <summary>A place in the queue; null for none.</summary>
    /// <exception cref="ProblemException">It is none that was given out.</exception>
    public static QueuePlace? Place(string? text)
    {
        if (text is null)
            return null;
        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split(' ');
            if (parts.Length == 2 && DateTimeOffset.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dueAt) && parts[1].All(char.IsAsciiLetterOrDigit))
                return new QueuePlace(dueAt, parts[1]);
        }
        catch (FormatException)
        {
            // It is said below.
        }
        throw new ProblemException(ProblemCodes.Invalid, [new ProblemError(ProblemCodes.FieldInvalid, "after")]);
    }
}
