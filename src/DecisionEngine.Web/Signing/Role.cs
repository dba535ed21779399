namespace DecisionEngine.Web.Signing;

/// <summary>What somebody is here to do. To be a representative is no role: it is a relation to a case.</summary>
public enum Role
{
    /// <summary>A citizen, as party or representative.</summary>
    Citizen,

    /// <summary>Handles cases of their units.</summary>
    Caseworker,

    /// <summary>Leads units: may do a caseworker's work there, and hands it out.</summary>
    TeamLead,

    /// <summary>Answers for rule sets and the audit trail.</summary>
    Legal,

    /// <summary>Sees figures over the whole, no single case.</summary>
    Leader,

    /// <summary>Another computer system.</summary>
    System,
}

/// <summary>The roles' stable names.</summary>
public static class RoleNames
{
    /// <summary>The name used in policies, claims, settings and the log of events.</summary>
    /// <param name="role">The role.</param>
    public static string Name(this Role role) => role switch
    {
        Role.Citizen => Policies.Citizen,
        Role.Caseworker => Policies.Caseworker,
        Role.TeamLead => Policies.TeamLead,
        Role.Legal => Policies.Legal,
        Role.Leader => Policies.Leader,
        Role.System => Policies.System,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>Whether the authority employs whoever has it.</summary>
    /// <param name="role">The role.</param>
    public static bool IsStaff(this Role role) => role is Role.Caseworker or Role.TeamLead or Role.Legal or Role.Leader;

    /// <summary>Reads a name; letters' case counts.</summary>
    /// <param name="name">The name.</param>
    /// <param name="role">The role it names.</param>
    public static bool TryParse(string? name, out Role role)
    {
        foreach (var candidate in Enum.GetValues<Role>())
        {
            if (candidate.Name() == name)
            {
                role = candidate;
                return true;
            }
        }
        role = default;
        return false;
    }
}
