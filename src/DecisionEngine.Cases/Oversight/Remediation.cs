using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Oversight;

/// <summary>What is done to the decisions that something wrong has touched.</summary>
public enum RemediationAction
{
    /// <summary>They are only listed.</summary>
    List,

    /// <summary>Those not sent are held.</summary>
    Hold,

    /// <summary>Those not sent are held, and every case is taken up again.</summary>
    Reopen,
}

/// <summary>When a rule, a rate or a source was wrong: finds every decision it touched, and holds, reopens or lists them.</summary>
/// <param name="desk">The case desk.</param>
public sealed class Remediation(CaseDesk desk)
{
    /// <summary>Finds and acts.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="version">Its version; null for every one.</param>
    /// <param name="used">What decisions rest on: <c>step:…</c>, <c>rate:…</c>, <c>source:…</c>; null for every decision of the version.</param>
    /// <param name="cause">What was wrong.</param>
    /// <param name="action">What is done.</param>
    /// <param name="actor">Legal staff.</param>
    /// <returns>The decisions found; a refusal where the actor may not.</returns>
    public async Task<(ImmutableArray<DecisionRow> Found, Refusal? Refusal)> RunAsync(string ruleSet, string? version, string? used, string cause, RemediationAction action, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Role != Role.Legal || string.IsNullOrWhiteSpace(cause))
        {
            return ([], actor.Role != Role.Legal ? new Refusal(RefusalCode.WrongRole, "", "Legal staff look for what was wrong.") : new Refusal(RefusalCode.Missing, "cause", "What was wrong."));
        }

        var halting = new Halting(desk);
        var filter = new DecisionFilter(ruleSet, version, used);
        var found = ImmutableArray.CreateBuilder<DecisionRow>();
        await foreach (var decision in halting.FindAsync(filter).ConfigureAwait(false))
        {
            found.Add(decision);
        }

        if (action != RemediationAction.List)
        {
            await halting.HoldAsync(filter, "remediation", cause).ConfigureAwait(false);
        }

        if (action == RemediationAction.Reopen)
        {
            foreach (var caseId in found.Where(decision => decision.State is nameof(Life.DecisionState.Issued) or nameof(Life.DecisionState.Dispatched)).Select(decision => decision.CaseId).Distinct())
            {
                await desk.DoAsync(caseId, null, new Reopen(cause, "remediation"), actor).ConfigureAwait(false);
            }
        }

        await desk.AppendAsync(Watch.OfRuleSet(ruleSet), new RemediationMade(cause, version, used, found.Count, action.ToString().ToLowerInvariant()), actor).ConfigureAwait(false);
        return (found.ToImmutable(), null);
    }
}
