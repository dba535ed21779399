using System.Globalization;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Ending;

/// <summary>Disposes of a case's personal data when its time has come; never before, and never on a request alone.</summary>
public sealed record DisposeCase : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Dispose;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(context);
        return @case.EndedAt is { } ended && ended.AddYears(context.Policy.RetentionYears) <= context.Now
            ? Acted.Done(new Disposed(string.Create(CultureInfo.InvariantCulture, $"{context.Policy.RetentionYears} years after the end"), @case.CaseType, @case.Unit))
            : Acted.Refuse(RefusalCode.WrongState, "", "Its time has not come.");
    }
}
