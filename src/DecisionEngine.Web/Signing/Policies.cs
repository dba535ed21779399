using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;

namespace DecisionEngine.Web.Signing;

/// <summary>The names of the policies: <c>[Authorize(Policies.Legal)]</c>. An endpoint that names none is closed to everybody.</summary>
public static class Policies
{
    /// <summary>Citizens.</summary>
    public const string Citizen = "citizen";

    /// <summary>Caseworkers; not their leads.</summary>
    public const string Caseworker = "caseworker";

    /// <summary>Team leads.</summary>
    public const string TeamLead = "teamLead";

    /// <summary>Legal staff.</summary>
    public const string Legal = "legal";

    /// <summary>Leaders.</summary>
    public const string Leader = "leader";

    /// <summary>Other computer systems.</summary>
    public const string System = "system";

    /// <summary>Whoever handles cases: caseworkers and team leads.</summary>
    public const string Casework = "casework";

    /// <summary>Whoever the authority employs.</summary>
    public const string Staff = "staff";

    /// <summary>Whoever reaches a case by its door: citizens, caseworkers, team leads, legal staff, systems. Which case is asked of <see cref="Guard"/>.</summary>
    public const string Case = "case";

    /// <summary>Anybody who is signed in.</summary>
    public const string Anyone = "anyone";

    private static readonly ImmutableDictionary<string, ImmutableArray<Role>> Roles = new Dictionary<string, ImmutableArray<Role>>
    {
        [Citizen] = [Role.Citizen],
        [Caseworker] = [Role.Caseworker],
        [TeamLead] = [Role.TeamLead],
        [Legal] = [Role.Legal],
        [Leader] = [Role.Leader],
        [System] = [Role.System],
        [Casework] = [Role.Caseworker, Role.TeamLead],
        [Staff] = [Role.Caseworker, Role.TeamLead, Role.Legal, Role.Leader],
        [Case] = [Role.Citizen, Role.Caseworker, Role.TeamLead, Role.Legal, Role.System],
        [Anyone] = [.. Enum.GetValues<Role>()],
    }.ToImmutableDictionary();

    internal static void Add(AuthorizationOptions options)
    {
        foreach (var (name, roles) in Roles)
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(asked => Person.Of(asked.User) is { } person && roles.Contains(person.Role)));
        options.DefaultPolicy = options.GetPolicy(Anyone)!;
        // Nobody passes: a forgotten attribute shows at the first try, not in an audit.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build();
    }
}
