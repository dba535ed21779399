using DecisionEngine.Cases.Life;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>How much of a case somebody sees.</summary>
public enum Sight
{
    /// <summary>What the party sees: nothing of a decision before it is sent.</summary>
    Party,

    /// <summary>Everything but protected addresses.</summary>
    Casework,

    /// <summary>The case without who it is about.</summary>
    Pseudonymised,
}

/// <summary>Somebody who looks at a case.</summary>
/// <param name="Role">In what role.</param>
/// <param name="Id">Their id.</param>
/// <param name="Sight">How much they see.</param>
public sealed record Viewer(Role Role, string Id, Sight Sight)
{
    /// <summary>What the party knows of a case that is worked on, or decided and not sent.</summary>
    public const string InProgress = "inProgress";

    internal static Viewer Of(Person person, Case @case, string? reason) => new(person.Role, person.Id, person.Role switch
    {
        Role.Caseworker or Role.TeamLead => Sight.Casework,
        Role.Legal => reason is null ? Sight.Pseudonymised : Sight.Casework,
        _ => Sight.Party,
    });

    /// <summary>The state of a case as somebody in a role may know it.</summary>
    public static string StateFor(Role role, Case @case) => StateFor(role, @case.State.ToString());

    /// <summary>The state of a case as somebody in a role may know it.</summary>
    public static string StateFor(Role role, string state) => !role.IsStaff() && state is (nameof(CaseState.InReview) or nameof(CaseState.AwaitingApproval) or nameof(CaseState.Issued))
        ? InProgress
        : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state);
}
