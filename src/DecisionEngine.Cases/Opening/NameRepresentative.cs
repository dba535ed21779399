using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Opening;

/// <summary>Names who acts for the party from now on, or ends it (R10).</summary>
/// <param name="Representative">Who; null for nobody.</param>
public sealed record NameRepresentative(Representative? Representative) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.NameRepresentative;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        if (Representative is not null && UnlessSaid(("representative.key", Representative.Key), ("representative.name", Representative.Name)).ToList() is { Count: > 0 } refusals)
        {
            return Acted.Refuse(refusals);
        }

        // Only the party chooses who acts for them; whoever acts may lay it down.
        return actor.Role == Role.Citizen && actor.Id != @case.Party.Key && Representative is not null
            ? Acted.Refuse(RefusalCode.WrongRole, "representative", "Only the party names a representative.")
            : Representative == @case.Representative ? Acted.Refuse(RefusalCode.AlreadyDone, "representative", "It is so already.") : Acted.Done(new RepresentativeNamed(Representative));
    }
}
