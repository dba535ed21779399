using System.Collections.Immutable;
using System.Security.Claims;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Security;

namespace DecisionEngine.Web.Signing;

/// <summary>Makes somebody of the staff of what their provider says.</summary>
internal sealed class StaffRecognition(StaffOptions options)
{
    public (Person? Person, ProblemCode? Refusal) Recognise(ClaimsPrincipal said)
    {
        if (said.FindFirstValue(options.IdClaim) is not { Length: > 0 } id || PersonNumbers.Appears(id))
            return (null, ProblemCodes.NoIdentifier);
        if (RoleOf(said) is not { } role)
            return (null, ProblemCodes.NoRole);
        return (new Person(role, id, Units(said), Schemes.Staff) { Name = said.FindFirstValue(options.NameClaim) }, null);
    }

    // A lead may be in the caseworkers' group as well. Any other two roles are kept apart on purpose, and to guess between them would undo it.
    private Role? RoleOf(ClaimsPrincipal said)
    {
        var roles = said.FindAll(options.RoleClaim).Select(claim => claim.Value).Where(options.Roles.ContainsKey).Select(name => options.Roles[name]).ToHashSet();
        if (roles.Contains(Role.TeamLead))
            roles.Remove(Role.Caseworker);
        return roles.Count == 1 ? roles.Single() : null;
    }

    private ImmutableArray<string> Units(ClaimsPrincipal said)
    {
        var units = said.FindAll(options.UnitClaim).Select(claim => claim.Value);
        if (!options.Units.IsEmpty)
            units = units.Where(options.Units.ContainsKey).Select(name => options.Units[name]);
        return [.. units.Distinct().Order(StringComparer.Ordinal)];
    }
}
