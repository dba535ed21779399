using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Reviewing;

/// <summary>Sends a case back to the queue, perhaps to another unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">Why.</param>
public sealed record SendBack(string Unit, string Reason) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.SendBack;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context) =>
        UnlessClaimed(@case, actor, context)
        ?? (UnlessSaid(("unit", Unit), ("reason", Reason)).ToList() is { Count: > 0 } refusals ? Acted.Refuse(refusals) : Acted.Done(new CaseSentBack(Unit, Reason)));
}
