using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;

namespace DecisionEngine.Cases.Hearing;

/// <summary>Replies to a hearing, by any channel. The reply is the party's comment, so a person looks at it (R16).</summary>
/// <param name="Text">The reply.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record Reply(string Text, string Channel) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Reply;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (string.IsNullOrWhiteSpace(Text) || !Channels.All.Contains(Channel))
        {
            return Acted.Refuse(RefusalCode.Missing, "text", "What the party says, and the channel it came by.");
        }

        var replied = new HearingReplied(Text, Channel);
        return Acted.Done(replied, ToReview.Of(Folding.Apply(@case, new Happened(replied, context.Now, actor.Key, 0)), "heard", [new ReasonForReview("heard", [])], context));
    }
}

/// <summary>Gives the party more time to answer or reply.</summary>
/// <param name="Until">The new last day.</param>
/// <param name="Reason">Why.</param>
public sealed record Extend(DateOnly Until, string Reason) : Command
{
    /// <summary>The most days a party gives themselves; more by asking a caseworker.</summary>
    public const int MostDaysAlone = 14;

    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Extend;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        var now = @case.Running!.Until ?? context.Today.AddDays(@case.Running.Days);
        if (Until <= now)
        {
            return Acted.Refuse(RefusalCode.Missing, "until", $"A day after {now:yyyy-MM-dd}.");
        }

        // Counted from the day the letter names, so that asking again and again gives no more.
        var first = @case.Letters.FirstOrDefault(letter => letter.Id == @case.Running.LetterId)?.Prepared?.Deadline ?? context.Today.AddDays(@case.Running.Days);
        return actor.Role == Role.Citizen && Until > first.AddDays(MostDaysAlone)
            ? Acted.Refuse(RefusalCode.WrongRole, "until", "So much time is given by a caseworker: call or write to us.")
            : Acted.Done(new DeadlineExtended(Until, Reason));
    }
}

/// <summary>Sends a case to a person with what the rules say of it now.</summary>
internal static class ToReview
{
    public static SentToReview Of(Case @case, string kind, IReadOnlyList<ReasonForReview> added, Context context)
    {
        var assessed = Assessed.By(context, @case.CaseType, @case.Facts.Shown(@case.Heard));
        var reasons = assessed.Evaluation is { } evaluation
            ? evaluation.ReviewReasons.Select(reason => new ReasonForReview(reason.Code, reason.About))
            : [new ReasonForReview(Assessed.EngineFailed, [])];
        return new SentToReview(kind, [.. added, .. reasons], context.InDays(context.Policy.ReviewDays), assessed.Summary);
    }
}
