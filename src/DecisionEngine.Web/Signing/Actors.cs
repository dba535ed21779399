using DecisionEngine.Cases.Acting;
using CaseRole = DecisionEngine.Cases.Acting.Role;

namespace DecisionEngine.Web.Signing;

/// <summary>Whoever asks, as the cases know them.</summary>
public static class Actors
{
    /// <summary>The person as an actor. A system that calls is a client there; the case system itself never comes in by a door.</summary>
    /// <param name="person">Who asks.</param>
    public static Actor ToActor(this Person person) => new(
        person.Role switch
        {
            Role.Citizen => CaseRole.Citizen,
            Role.Caseworker => CaseRole.Caseworker,
            Role.TeamLead => CaseRole.TeamLead,
            Role.Legal => CaseRole.Legal,
            Role.Leader => CaseRole.Leader,
            Role.System => CaseRole.Client,
            _ => throw new ArgumentOutOfRangeException(nameof(person)),
        },
        person.Id,
        person.Name ?? person.Id,
        person.Units);
}
