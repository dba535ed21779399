using System.Collections.Immutable;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Oversight;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>The rule sets the authority decides by, and stopping their automation.</summary>
[ApiController]
[Route("api/v1/rule-sets")]
[Authorize(Policies.Staff)]
public sealed class RuleSetsController(CaseDoor door, Guard guard) : ControllerBase
{
    /// <summary>Every version of every rule set, and how its automation stands.</summary>
    [HttpGet]
    [ResponseExample<RuleSetPageExample>]
    public async Task<IReadOnlyList<RuleSetListed>> List()
    {
        var desk = await door.DeskAsync();
        var listed = new List<RuleSetListed>();
        foreach (var rules in desk.Rules.Versions.GroupBy(version => version.RuleSet.Id))
        {
            var watch = await desk.WatchAsync(Watch.OfRuleSet(rules.Key));
            listed.AddRange(rules.Select(version => RuleSetListed.Of(version, desk.Policy.UnitOf(rules.Key), watch, Language.Of(Request))));
        }
        return listed;
    }

    /// <summary>A version as its authors wrote it, byte for byte.</summary>
    [HttpGet("{id}/{version}")]
    [Produces("application/json")]
    [FailsWith("not-found")]
    public async Task<IActionResult> Get(string id, string version)
    {
        var found = (await door.DeskAsync()).Rules.Versions.FirstOrDefault(each => each.RuleSet.Id == id && each.RuleSet.Version == version) ?? throw new ProblemException(ProblemCodes.NotFound);
        return File(found.File, "application/json");
    }

    /// <summary>Stops the automation of a rule set at once, by legal staff or the team lead of its unit. What would be decided by the rules alone goes to a person.</summary>
    [HttpPost("{id}/halt")]
    [RequestExample<ReasonExample>]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [FailsWith("not-found", "case.other-unit", "case.already-done", "case.missing")]
    public Task<IActionResult> Halt(string id, ReasonBody body) => SwitchAsync(id, body.Reason, watch => watch.Halted is null, new AutomationHalted(body.Reason));

    /// <summary>Lets the automation of a rule set go on.</summary>
    [HttpPost("{id}/resume")]
    [RequestExample<ReasonExample>]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [FailsWith("not-found", "case.other-unit", "case.already-done", "case.missing")]
    public Task<IActionResult> Resume(string id, ReasonBody body) => SwitchAsync(id, body.Reason, watch => watch.Halted is not null, new AutomationResumed(body.Reason));

    private async Task<IActionResult> SwitchAsync(string id, string reason, Func<Watch, bool> isOpen, OversightEvent happened)
    {
        var desk = await door.DeskAsync();
        if (!desk.Rules.Has(id))
            throw new ProblemException(ProblemCodes.NotFound);
        await guard.EnsureAsync(desk.Rules.Current(id, desk.Policy.DateOf(desk.Now)), RuleSetRule.Halt);
        if (string.IsNullOrWhiteSpace(reason))
            throw new ProblemException(CaseProblems.Missing, "reason");
        var stream = Watch.OfRuleSet(id);
        if (!isOpen(await desk.WatchAsync(stream)))
            throw new ProblemException(CaseProblems.AlreadyDone);
        await desk.AppendAsync(stream, happened, door.Person.ToActor());
        return NoContent();
    }
}

/// <summary>A version of a rule set.</summary>
/// <param name="Id">The rule set.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">The name of the case type.</param>
/// <param name="Summary">What it decides.</param>
/// <param name="Hash">SHA-256 of its canonical form.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="From">The first date it decides for.</param>
/// <param name="To">The last; null while it is open.</param>
/// <param name="Unit">The unit that holds its cases.</param>
/// <param name="Halted">Why automation is stopped; null where it goes on.</param>
/// <param name="Suspended">Steps that do not decide alone.</param>
public sealed record RuleSetListed(
    string Id, string Version, string Title, string Summary, string Hash, string FileHash, DateOnly From, DateOnly? To, string Unit, string? Halted, ImmutableArray<string> Suspended)
{
    internal static RuleSetListed Of(RuleBookVersion version, string unit, Watch watch, string language)
    {
        var rules = version.RuleSet;
        var spoken = rules.Languages.Contains(language) ? language : rules.Languages[0];
        return new RuleSetListed(
            rules.Id, rules.Version, rules.Title[spoken], rules.Summary[spoken], rules.Hash, version.FileHash, rules.InForce.From, rules.InForce.To, unit, watch.Halted,
            [.. watch.Suspended.Order(StringComparer.Ordinal)]);
    }
}
