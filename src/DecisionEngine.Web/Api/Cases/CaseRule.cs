using DecisionEngine.Cases.Life;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>
/// Who reaches a case: a citizen as its party or representative (to every other it is not there), caseworkers, team leads and systems of its
/// unit, legal staff every one. What they may do there is the table of <see cref="LifeOfACase"/>.
/// </summary>
internal sealed class CaseRule : ObjectRule<Case>
{
    /// <summary>Looking at it.</summary>
    public static readonly Operation Read = new("read");

    /// <summary>Doing something to it.</summary>
    public static Operation Of(CaseAction action) => new(action.ToString());

    protected override ValueTask<ProblemCode?> RefuseAsync(Person person, Operation operation, Case resource) => ValueTask.FromResult(Refuse(person, operation, resource));

    private static ProblemCode? Refuse(Person person, Operation operation, Case @case)
    {
        if (Stranger(person, operation, @case) is { } code)
            return code;
        return operation == Read || LifeOfACase.Of(Enum.Parse<CaseAction>(operation.Name)).By.Contains(person.ToActor().Role) ? null : CaseProblems.WrongRole;
    }

    private static ProblemCode? Stranger(Person person, Operation operation, Case @case) => person.Role switch
    {
        Role.Citizen => @case.IsFor(person.Id) ? null : ProblemCodes.NotFound,
        Role.Caseworker or Role.TeamLead when @case.Disqualified.Contains(person.Id) && operation != Of(CaseAction.Disqualify) => CaseProblems.Disqualified,
        Role.Caseworker or Role.TeamLead or Role.System => person.Units.Contains(@case.Unit) ? null : CaseProblems.OtherUnit,
        Role.Legal => null,
        _ => ProblemCodes.Forbidden,
    };
}
