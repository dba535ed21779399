using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Opening;

/// <summary>Supplies facts before a decision: an answer to a question, or something more. Every receipt of facts is noted (R12).</summary>
/// <param name="Facts">A facts file with these facts alone.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record SupplyFacts(string Facts, string Channel) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.SupplyFacts;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (NewFacts.Check(@case, Facts, context) is { } refused)
        {
            return refused;
        }

        if (!Channels.All.Contains(Channel))
        {
            return Acted.Refuse(RefusalCode.Missing, "channel", $"One of {string.Join(", ", Channels.All)}.");
        }

        if (NewFacts.Discretion(FactsFile.Read(Facts), @case.CaseType, actor, context).ToList() is { Count: > 0 } refusals)
        {
            return Acted.Refuse(refusals);
        }

        var supplied = new FactsSupplied(new JRaw(Facts), Channel, actor.Key);
        var steps = new List<Step> { new(supplied) };
        var after = Folding.Apply(@case, new Happened(supplied, context.Now, actor.Key, 0));
        if (@case.State == CaseState.Asked && @case.Running!.Facts.All(fact => after.Facts.Has(fact.Fact)))
        {
            steps.Add(Route.Next(after with { Running = null }, "answered", context));
        }
        else if (@case.State == CaseState.AwaitingApproval)
        {
            steps.Add(new Step(new ApprovalVoided("facts")));
        }

        return Acted.Done(steps);
    }
}

/// <summary>Facts that come to a case later are read as strictly as those it came with.</summary>
internal static class NewFacts
{
    /// <summary>Discretion is answered by a caseworker alone, whatever a file says of who wrote it (R17).</summary>
    public static IEnumerable<Refusal> Discretion(FactsFile newer, string caseType, Actor actor, Context context) => actor.IsCaseworker
        ? []
        : context.Rules.Current(caseType, context.Today).Facts.Where(fact => fact.Discretionary && newer.Has(fact.Id))
            .Select(fact => new Refusal(RefusalCode.FactInvalid, $"facts.{fact.Id}", "Discretion is answered by a caseworker."));

    /// <summary>The refusal of facts that cannot be read together with those of the case; null where they can.</summary>
    public static Acted? Check(Case @case, string facts, Context context)
    {
        FactsFile newer;
        try
        {
            newer = FactsFile.Read(facts);
        }
        catch (System.Text.Json.JsonException)
        {
            return Acted.Refuse(RefusalCode.FactInvalid, "facts", "The facts are no JSON object.");
        }
        catch (InvalidOperationException)
        {
            return Acted.Refuse(RefusalCode.FactInvalid, "facts", "The facts are no JSON object.");
        }

        if (!newer.Ids.Any())
        {
            return Acted.Refuse(RefusalCode.Missing, "facts", "At least one fact.");
        }

        // The file itself is read too: a name that stands twice in it is lost once it is joined with the others.
        context.Rules.EvaluatorOf(@case.CaseType).Evaluate(System.Text.Encoding.UTF8.GetBytes(facts), context.Policy.Local(context.Now), out var alone);
        context.Rules.EvaluatorOf(@case.CaseType).Evaluate(@case.Facts.With(newer).ToUtf8(), context.Policy.Local(context.Now), out var together);
        var errors = alone.Union(together).ToList();
        return errors.Count == 0 ? null : Acted.Refuse([.. errors.Select(error => new Refusal(RefusalCode.FactInvalid, $"facts.{error.Fact}", error.ToString()))]);
    }
}
