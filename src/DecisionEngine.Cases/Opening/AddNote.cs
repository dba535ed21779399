using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Opening;

/// <summary>Notes something received orally or done (offentlighedsloven § 13, R12).</summary>
/// <param name="Text">The note.</param>
/// <param name="From">Whom it came from; empty for the authority's own step.</param>
/// <param name="Channel">The channel.</param>
public sealed record AddNote(string Text, string From, string Channel) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.AddNote;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context) =>
        UnlessSaid(("text", Text)).ToList() is { Count: > 0 } refusals ? Acted.Refuse(refusals) : Acted.Done(new NoteAdded(Text, From, Channel));
}
