using System.Collections.Immutable;

namespace DecisionEngine.Web.Signing;

/// <summary>An invented person to sign in as, in Development alone.</summary>
/// <param name="Key">The persona's name in addresses and forms.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Role">What they are here to do.</param>
/// <param name="Units">Their units.</param>
public sealed record Persona(string Key, string Name, Role Role, ImmutableArray<string> Units)
{
    /// <summary>The persona as whoever asks.</summary>
    /// <param name="keys">Makes a citizen's key of the persona's, so that sample cases can be theirs.</param>
    public Person ToPerson(PersonKeys keys) => Role switch
    {
        Role.Citizen => new Person(Role, keys.Of($"persona:{Key}"), [], Schemes.Citizen),
        Role.System => new Person(Role, Key, Units, Schemes.Staff) { Scopes = Web.Signing.Scopes.All },
        _ => new Person(Role, Key, Units, Schemes.Staff) { Name = Name },
    };
}

/// <summary>The personas. Nobody of them exists.</summary>
public static class Personas
{
    /// <summary>The unit of most personas.</summary>
    public const string DayCare = "dagtilbud";

    /// <summary>Another unit.</summary>
    public const string Benefits = "ydelser";

    /// <summary>All of them.</summary>
    public static ImmutableArray<Persona> All { get; } =
    [
        new("amina", "Amina", Role.Citizen, []),
        new("bent", "Bent", Role.Citizen, []),
        new("rita", "Rita, representative", Role.Citizen, []),
        new("karen", "Karen, caseworker", Role.Caseworker, [DayCare]),
        new("carl", "Carl, caseworker", Role.Caseworker, [DayCare]),
        new("yrsa", "Yrsa, caseworker in another unit", Role.Caseworker, [Benefits]),
        new("tove", "Tove, team lead", Role.TeamLead, [DayCare]),
        new("jens", "Jens, legal", Role.Legal, []),
        new("lise", "Lise, leader", Role.Leader, []),
        new("intake", "Intake system", Role.System, [DayCare]),
    ];
}
