using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Publishing;

/// <summary>Holds back the decision that is not sent yet.</summary>
/// <param name="Cause">halt, outlier or remediation.</param>
/// <param name="Reason">Why.</param>
public sealed record Hold(string Cause, string Reason) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Hold;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return UnlessSaid(("reason", Reason)).ToList() is { Count: > 0 } refusals ? Acted.Refuse(refusals)
            : @case.InForce is not { Held: null } decision ? Acted.Refuse(RefusalCode.AlreadyDone, "", "It is held already.")
            : Acted.Done(new DecisionHeld(decision.Id, Cause, Reason));
    }
}

/// <summary>Lets a held decision go out.</summary>
/// <param name="Reason">Why.</param>
public sealed record LetGo(string Reason) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.LetGo;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return UnlessSaid(("reason", Reason)).ToList() is { Count: > 0 } refusals ? Acted.Refuse(refusals)
            : @case.InForce is { Held: not null } decision ? Acted.Done(new DecisionLetGo(decision.Id, Reason))
            : Acted.Refuse(RefusalCode.AlreadyDone, "", "Nothing is held.");
    }
}
