using System.Collections.Immutable;

namespace DecisionEngine.Cases.Acting;

/// <summary>In what capacity somebody acts.</summary>
public enum Role
{
    /// <summary>A person the case is about, or who represents that person.</summary>
    Citizen,

    /// <summary>Handles cases of their unit.</summary>
    Caseworker,

    /// <summary>A caseworker who also distributes the work of the unit.</summary>
    TeamLead,

    /// <summary>Answers for the rules.</summary>
    Legal,

    /// <summary>Watches the balance of the whole.</summary>
    Leader,

    /// <summary>A connected system that hands in cases for citizens.</summary>
    Client,

    /// <summary>The case system itself: jobs at their time.</summary>
    System,
}

/// <summary>Who acts.</summary>
/// <param name="Role">In what capacity.</param>
/// <param name="Id">Staff id, client id or a person's key. Never a civil registration number.</param>
/// <param name="Name">The name that stands on what a person decides; the id where nobody is named.</param>
/// <param name="Units">The units a caseworker or team lead works in.</param>
public sealed record Actor(Role Role, string Id, string Name, ImmutableArray<string> Units)
{
    /// <summary>The case system itself.</summary>
    public static readonly Actor System = new(Role.System, "system", "system", []);

    /// <summary>How the log names the actor: <c>role:id</c>.</summary>
    public string Key => $"{Role.ToString().ToLowerInvariant()}:{Id}";

    /// <summary>Whether it is somebody employed to handle cases.</summary>
    public bool IsCaseworker => Role is Role.Caseworker or Role.TeamLead;
}
