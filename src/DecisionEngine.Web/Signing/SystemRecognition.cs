using System.Collections.Immutable;
using System.Security.Claims;
using DecisionEngine.Web.Security;

namespace DecisionEngine.Web.Signing;

/// <summary>Makes a system of what its token says.</summary>
internal static class SystemRecognition
{
    // Providers write scopes as one text with spaces (RFC 8693) or as several claims, some of them by another name.
    private static readonly string[] ScopeClaims = ["scope", "scp"];

    public static Person? Recognise(SystemOptions options, ClaimsPrincipal said)
    {
        if (said.FindFirstValue(options.IdClaim) is not { Length: > 0 } id || PersonNumbers.Appears(id))
            return null;
        return new Person(Role.System, id, Values(said, options.UnitClaim), Schemes.Bearer)
        {
            Scopes = [.. ScopeClaims.SelectMany(claim => Values(said, claim)).Distinct()],
        };
    }

    private static ImmutableArray<string> Values(ClaimsPrincipal said, string claim) =>
        [.. said.FindAll(claim).SelectMany(value => value.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal)];
}
