using System.Globalization;
using DecisionEngine.Web.Problems;
using Microsoft.Net.Http.Headers;

namespace DecisionEngine.Web.Api;

/// <summary>The version of a thing, as ETag and If-Match have it: the number of its events, in quotation marks.</summary>
public static class VersionTag
{
    /// <summary>Sends the version with an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="version">How many events the thing has.</param>
    public static void Write(HttpResponse response, int version) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version a change was made from.</summary>
    /// <param name="request">The request; a form may bring the version in the field <c>version</c> instead.</param>
    /// <exception cref="ProblemException">It is missing, or is none.</exception>
    public static async Task<int> ReadAsync(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (text.Length > 0)
            return EntityTagHeaderValue.TryParse(text, out var tag) && !tag.IsWeak && Number(tag.Tag.AsSpan().Trim('"')) is { } version
                ? version
                : throw new ProblemException(ProblemCodes.VersionInvalid, HeaderNames.IfMatch);
        if (!request.HasFormContentType || (await request.ReadFormAsync(request.HttpContext.RequestAborted))["version"].ToString() is not { Length: > 0 } field)
            throw new ProblemException(ProblemCodes.VersionRequired, HeaderNames.IfMatch);
        return Number(field) ?? throw new ProblemException(ProblemCodes.VersionInvalid, "version");
    }

    private static int? Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
