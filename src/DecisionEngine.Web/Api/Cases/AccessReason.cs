using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Security;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Why somebody looks behind the pseudonyms of a case. It stands in a header, for addresses end in histories, and is kept in the access log.</summary>
internal static class AccessReason
{
    /// <summary>The header; UTF-8, percent-encoded where it is not ASCII.</summary>
    public const string Header = "Access-Reason";

    private const int Shortest = 10;
    private const int Longest = 500;

    /// <summary>The reason; null where none is given, or none is needed.</summary>
    public static string? Of(HttpRequest request, Person person)
    {
        if (person.Role != Role.Legal || !request.Headers.TryGetValue(Header, out var values))
            return null;
        var reason = Uri.UnescapeDataString(values.ToString()).Trim();
        return reason.Length is >= Shortest and <= Longest && !reason.Any(char.IsControl) && !PersonNumbers.Appears(reason)
            ? reason
            : throw new ProblemException(CaseProblems.AccessReason, Header);
    }
}
