using DecisionEngine.RuleSets;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Who stops and starts the automation of a rule set: legal staff, and the team leads of the unit that holds its cases.</summary>
internal sealed class RuleSetRule(HostOptions options) : ObjectRule<RuleSet>
{
    /// <summary>Stopping and starting.</summary>
    public static readonly Operation Halt = new("halt");

    protected override ValueTask<ProblemCode?> RefuseAsync(Person person, Operation operation, RuleSet resource) => ValueTask.FromResult(person.Role switch
    {
        Role.Legal => null,
        Role.TeamLead => person.Units.Contains(options.Policy.UnitOf(resource.Id)) ? null : CaseProblems.OtherUnit,
        _ => ProblemCodes.Forbidden,
    });
}
