using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases.Oversight;

/// <summary>Stops automation of a rule set or for a party, at once, and lets it go on (R24).</summary>
/// <param name="desk">The case desk.</param>
public sealed class Halting(CaseDesk desk)
{
    private const int Page = 200;

    /// <summary>Stops a rule set from deciding alone. What is decided and not sent is held too.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Legal staff or a team lead.</param>
    /// <returns>How many decisions were held; a refusal where the actor may not.</returns>
    public async Task<(int Held, Refusal? Refusal)> HaltAsync(string ruleSet, string reason, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Refuse(ruleSet, reason, actor) is { } refusal)
        {
            return (0, refusal);
        }

        await desk.AppendAsync(Watch.OfRuleSet(ruleSet), new AutomationHalted(reason), actor).ConfigureAwait(false);
        return (await HoldAsync(new DecisionFilter(ruleSet, State: nameof(Life.DecisionState.Issued)), "halt", reason).ConfigureAwait(false), null);
    }

    /// <summary>Lets a rule set decide alone again. What was held stays held until somebody lets it go, case by case.</summary>
    public async Task<Refusal?> ResumeAsync(string ruleSet, string reason, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Refuse(ruleSet, reason, actor) is { } refusal)
        {
            return refusal;
        }

        await desk.AppendAsync(Watch.OfRuleSet(ruleSet), new AutomationResumed(reason), actor).ConfigureAwait(false);
        return null;
    }

    /// <summary>Holds every decision of a filter that is not sent.</summary>
    internal async Task<int> HoldAsync(DecisionFilter filter, string cause, string reason)
    {
        var held = 0;
        await foreach (var decision in FindAsync(filter).ConfigureAwait(false))
        {
            if (decision is { State: nameof(Life.DecisionState.Issued), IsHeld: false })
            {
                held += (await desk.DoAsync(decision.CaseId, null, new Hold(cause, reason), Actor.System).ConfigureAwait(false)).Refusal is null ? 1 : 0;
            }
        }

        return held;
    }

    /// <summary>Every decision of a filter.</summary>
    internal async IAsyncEnumerable<DecisionRow> FindAsync(DecisionFilter filter)
    {
        string? after = null;
        while (true)
        {
            var page = await desk.Store.DecisionsWhereAsync(filter, after, Page).ConfigureAwait(false);
            foreach (var decision in page)
            {
                yield return decision;
            }

            if (page.Length < Page)
            {
                yield break;
            }

            after = page[^1].DecisionId;
        }
    }

    private Refusal? Refuse(string ruleSet, string reason, Actor actor) =>
        actor.Role is not (Role.Legal or Role.TeamLead) ? new Refusal(RefusalCode.WrongRole, "", "Legal staff and team leads halt automation.")
        : !desk.Rules.Has(ruleSet) ? new Refusal(RefusalCode.UnknownCaseType, "ruleSet", $"There is no rule set `{ruleSet}`.")
        : string.IsNullOrWhiteSpace(reason) ? new Refusal(RefusalCode.Missing, "reason", "Why.")
        : null;
}
