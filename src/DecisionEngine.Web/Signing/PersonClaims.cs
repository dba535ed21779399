using System.Security.Claims;

namespace DecisionEngine.Web.Signing;

/// <summary>The claims a person is kept in. What the provider said is left behind: nothing but these reaches the cookie.</summary>
internal static class PersonClaims
{
    private const string RoleClaim = "de.role";
    private const string IdClaim = "de.id";
    private const string UnitClaim = "de.unit";
    private const string ScopeClaim = "de.scope";
    private const string NameClaim = "de.name";

    public static ClaimsPrincipal Write(Person person)
    {
        var identity = new ClaimsIdentity(person.Scheme, IdClaim, RoleClaim);
        identity.AddClaim(new Claim(RoleClaim, person.Role.Name()));
        identity.AddClaim(new Claim(IdClaim, person.Id));
        identity.AddClaims(person.Units.Select(unit => new Claim(UnitClaim, unit)));
        identity.AddClaims(person.Scopes.Select(scope => new Claim(ScopeClaim, scope)));
        if (person.Name is { } name)
            identity.AddClaim(new Claim(NameClaim, name));
        return new ClaimsPrincipal(identity);
    }

    // INVARIANT: only claims this host issued itself are read. A provider that sends claims of these names gains nothing,
    // for every scheme replaces the provider's identity with the one written here.
    public static Person? Read(ClaimsPrincipal? user)
    {
        if (user?.Identity is not ClaimsIdentity { IsAuthenticated: true, AuthenticationType: { } scheme } identity
            || !Schemes.People.Contains(scheme)
            || !RoleNames.TryParse(identity.FindFirst(RoleClaim)?.Value, out var role)
            || identity.FindFirst(IdClaim)?.Value is not { Length: > 0 } id)
            return null;
        return new Person(role, id, [.. identity.FindAll(UnitClaim).Select(claim => claim.Value)], scheme)
        {
            Scopes = [.. identity.FindAll(ScopeClaim).Select(claim => claim.Value)],
            Name = identity.FindFirst(NameClaim)?.Value,
        };
    }
}
