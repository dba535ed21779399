using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Oversight;

namespace DecisionEngine.Cases.Acting;

/// <summary>Something somebody wants to do to a case. The guards every action shares come first, then the action's own.</summary>
public abstract record Command
{
    /// <summary>Which line of <see cref="LifeOfACase.Table"/> it is.</summary>
    public abstract CaseAction Action { get; }

    /// <summary>Does it, or says which guard refused. Pure: what it needs of the world is in <paramref name="context"/>.</summary>
    public Acted Do(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        var rule = LifeOfACase.Of(Action);
        if (!rule.By.Contains(actor.Role))
        {
            return Acted.Refuse(RefusalCode.WrongRole, "", $"{actor.Role} may not {Action}.");
        }

        if (@case.State != CaseState.None)
        {
            // A stranger learns nothing, not even that the case exists.
            if (actor.Role == Role.Citizen && !@case.IsFor(actor.Id))
            {
                return Acted.Refuse(RefusalCode.NotFound, "", "There is no such case.");
            }

            if (actor.IsCaseworker && !actor.Units.Contains(@case.Unit))
            {
                return Acted.Refuse(RefusalCode.OtherUnit, "", $"The case belongs to {@case.Unit}.");
            }

            if (actor.IsCaseworker && @case.Disqualified.Contains(actor.Id))
            {
                return Acted.Refuse(RefusalCode.Disqualified, "", "Disqualified from this case.");
            }
        }

        return rule.From.Contains(@case.State) ? Act(@case, actor, context) : Acted.Refuse(RefusalCode.WrongState, "", $"{Action} cannot be done while the case is {@case.State}.");
    }

    /// <summary>The action itself, behind its own guards.</summary>
    protected abstract Acted Act(Case @case, Actor actor, Context context);

    /// <summary>Refuses unless the actor has claimed the review.</summary>
    protected static Acted? UnlessClaimed(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        return @case.Review?.Claim is { } claim && claim.Until > context.Now
            ? claim.By == actor.Id ? null : Acted.Refuse(RefusalCode.ClaimedByAnother, "", $"Claimed by {claim.By} until {claim.Until:u}.")
            : Acted.Refuse(RefusalCode.NotClaimed, "", "Claim the case first.");
    }

    /// <summary>Refuses where a text is empty.</summary>
    protected static IEnumerable<Refusal> UnlessSaid(params (string Field, string? Text)[] texts) =>
        texts.Where(text => string.IsNullOrWhiteSpace(text.Text)).Select(text => new Refusal(RefusalCode.Missing, text.Field, "Something must be written here."));
}

/// <summary>What an action may know of the world.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Policy">The authority's own deadlines and limits.</param>
/// <param name="Rules">The rule sets.</param>
/// <param name="RuleSet">How automation stands for the case's rule set.</param>
/// <param name="Party">How automation stands for the case's party.</param>
/// <param name="Draw">Whether something with an id is drawn for a sample of a share; the same id is always drawn or never.</param>
public sealed record Context(DateTimeOffset Now, Policy Policy, RuleBook Rules, Watch RuleSet, Watch Party, Func<string, decimal, bool> Draw)
{
    /// <summary>The date on the authority's calendar.</summary>
    public DateOnly Today => Policy.DateOf(Now);

    /// <summary>A moment some days from now.</summary>
    public DateTimeOffset InDays(int days) => Policy.StartOf(Today.AddDays(days + 1)).AddSeconds(-1);
}
