using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Contesting;

/// <summary>
/// Says that a fact of a decision is wrong (GDPR art. 16). The rules are run again; a person looks at it if anything would change, or if it is
/// a register's fact.
/// </summary>
/// <param name="Facts">A facts file with the party's value.</param>
/// <param name="HowKnown">How they know.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record Correct(string Facts, string HowKnown, string Channel) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Correct;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (UnlessSaid(("howKnown", HowKnown)).ToList() is { Count: > 0 } refusals)
        {
            return Acted.Refuse(refusals);
        }

        if (!Channels.All.Contains(Channel))
        {
            return Acted.Refuse(RefusalCode.Missing, "channel", $"One of {string.Join(", ", Channels.All)}.");
        }

        if (NewFacts.Check(@case, Facts, context) is { } refused)
        {
            return refused;
        }

        var newer = FactsFile.Read(Facts);
        var declared = context.Rules.Current(@case.CaseType, context.Today).Facts;
        if (newer.Ids.FirstOrDefault(id => declared.First(fact => fact.Id == id).Discretionary) is { } discretion)
        {
            return Acted.Refuse(RefusalCode.FactInvalid, $"facts.{discretion}", "A caseworker's discretion is contested, not corrected.");
        }

        if (newer.Ids.FirstOrDefault(id => SourceOf(newer.Of(id)!) is not (null or "party" or "representative")) is { } claimed)
        {
            return Acted.Refuse(RefusalCode.FactInvalid, $"facts.{claimed}", "What the party says comes from the party; a register speaks for itself.");
        }

        var isRegister = newer.Ids.Any(id => declared.First(fact => fact.Id == id).Source?.StartsWith("register:", StringComparison.Ordinal) == true);
        var inHand = @case.InHand!.Issued;
        var would = Assessed.By(context, inHand.Evaluation.RuleSetHash, inHand.Evaluation.DecidedAt, @case.Facts.With(newer).Shown(@case.Heard))?.Summary;
        var wouldChange = would is null || would.Outcome != inHand.Outcome || !would.Amounts.SequenceEqual(inHand.Amounts);
        var corrected = new FactCorrected(new JRaw(Facts), HowKnown, Channel, isRegister, would, wouldChange);
        if (@case.State != CaseState.Dispatched || !(wouldChange || isRegister))
        {
            // While somebody reassesses, the correction lies before them already.
            return Acted.Done(corrected);
        }

        var after = Folding.Apply(@case, new Happened(corrected, context.Now, actor.Key, 0));
        return Acted.Done(corrected, Hearing.ToReview.Of(after, "correction", [new ReasonForReview("correction", [.. newer.Ids])], context));
    }

    private static string? SourceOf(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object && document.RootElement.TryGetProperty("source", out var source) ? source.GetString() : null;
    }
}
