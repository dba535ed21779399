using System.Collections.Immutable;

namespace DecisionEngine.Web.Signing;

/// <summary>How staff sign in.</summary>
/// <param name="Authority">The OpenID provider.</param>
/// <param name="ClientId">What the host is called there.</param>
/// <param name="ClientSecret">Its secret there.</param>
/// <param name="Scopes">What is asked for beside <c>openid</c>.</param>
/// <param name="UserInfo">Whether claims are fetched from the user-information endpoint as well.</param>
/// <param name="IdClaim">The claim that holds the staff id.</param>
/// <param name="NameClaim">The claim that holds the name shown on screens and decisions.</param>
/// <param name="RoleClaim">The claim that holds the roles.</param>
/// <param name="Roles">Each role by what the provider calls it.</param>
/// <param name="UnitClaim">The claim that holds the units.</param>
/// <param name="Units">Each unit by what the provider calls it; where empty, the claim's values are the units.</param>
public sealed record StaffOptions(
    Uri Authority, string ClientId, string ClientSecret, ImmutableArray<string> Scopes, bool UserInfo, string IdClaim, string NameClaim,
    string RoleClaim, ImmutableDictionary<string, Role> Roles, string UnitClaim, ImmutableDictionary<string, string> Units)
{
    internal static StaffOptions? Read(ConfigurationReader reader)
    {
        var authority = reader.Provider("SignIn:Staff:Authority");
        var options = new StaffOptions(
            authority ?? new Uri("about:blank"),
            reader.Needed("SignIn:Staff:ClientId", "the client's name at the staff's provider"),
            reader.Needed("SignIn:Staff:ClientSecret", "the client's secret at the staff's provider"),
            reader.List("SignIn:Staff:Scopes"),
            reader.Flag("SignIn:Staff:UserInfo"),
            reader.Text("SignIn:Staff:IdClaim", "sub"),
            reader.Text("SignIn:Staff:NameClaim", "name"),
            reader.Text("SignIn:Staff:RoleClaim", "roles"),
            ReadRoles(reader),
            reader.Text("SignIn:Staff:UnitClaim", "units"),
            reader.Names("SignIn:Staff:Units"));
        return authority is null ? null : options;
    }

    private static ImmutableDictionary<string, Role> ReadRoles(ConfigurationReader reader)
    {
        var roles = ImmutableDictionary.CreateBuilder<string, Role>(StringComparer.Ordinal);
        var names = reader.Names("SignIn:Staff:Roles");
        if (names.IsEmpty)
            reader.Add("config.missing", "SignIn:Staff:Roles", "what the provider calls each role is missing.");
        foreach (var (theirs, ours) in names.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (RoleNames.TryParse(ours, out var role) && role.IsStaff())
                roles[theirs] = role;
            else
                reader.Add("config.value", $"SignIn:Staff:Roles:{ours}", "caseworker, teamLead, legal or leader is expected.");
        }
        return roles.ToImmutable();
    }
}
