using System.Collections.Immutable;
using System.Security.Claims;

namespace DecisionEngine.Web.Signing;

/// <summary>Who asks: a citizen, somebody of the staff, or a system.</summary>
/// <param name="Role">What they are here to do.</param>
/// <param name="Id">The person key of a citizen, the staff id, or the system's id. Never a civil registration number.</param>
/// <param name="Units">The units they work in; empty for citizens.</param>
/// <param name="Scheme">How they were recognised: one of <see cref="Schemes"/>.</param>
public sealed record Person(Role Role, string Id, ImmutableArray<string> Units, string Scheme)
{
    /// <summary>What a system's token allows; empty for people.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The name shown on screens and decisions; null for citizens and systems. It is never logged.</summary>
    public string? Name { get; init; }

    /// <summary>The actor in the log of events: <c>role:id</c>.</summary>
    public string Actor => $"{Role.Name()}:{Id}";

    /// <summary>Who is signed in; null for nobody, or for somebody this host has not recognised itself.</summary>
    /// <param name="user">The principal of the request.</param>
    public static Person? Of(ClaimsPrincipal? user) => PersonClaims.Read(user);

    /// <summary>The role alone, so that no log line names a person by accident.</summary>
    public override string ToString() => Role.Name();
}
