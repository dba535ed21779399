using System.Text;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Explaining;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Opening;

/// <summary>Hands in a case, by any channel, and lets it take its first step at once.</summary>
/// <param name="CaseType">The rule set.</param>
/// <param name="Party">Whom it is about.</param>
/// <param name="Representative">Who acts for the party; null for nobody (R10).</param>
/// <param name="Channel">web, phone, paper or visit.</param>
/// <param name="Language">The language letters are written in.</param>
/// <param name="Facts">A facts file.</param>
public sealed record Open(string CaseType, Party Party, Representative? Representative, string Channel, string Language, string Facts) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Open;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Rules.Has(CaseType))
        {
            return Acted.Refuse(RefusalCode.UnknownCaseType, "caseType", $"There is no case type `{CaseType}`.");
        }

        var ruleSet = context.Rules.Current(CaseType, context.Today);
        var refusals = UnlessSaid(("party.key", Party.Key), ("party.name", Party.Name)).ToList();
        if (Representative is not null)
        {
            refusals.AddRange(UnlessSaid(("representative.key", Representative.Key), ("representative.name", Representative.Name)));
        }

        if (!Channels.All.Contains(Channel))
        {
            refusals.Add(new Refusal(RefusalCode.Missing, "channel", $"One of {string.Join(", ", Channels.All)}."));
        }

        if (!ruleSet.Languages.Contains(Language))
        {
            refusals.Add(new Refusal(RefusalCode.Missing, "language", $"One of {string.Join(", ", ruleSet.Languages)}."));
        }

        if (actor.Role == Role.Citizen && Party.Key != actor.Id && Representative?.Key != actor.Id)
        {
            refusals.Add(new Refusal(RefusalCode.WrongRole, "party", "A citizen hands in their own case, or one in which they act for the party."));
        }

        context.Rules.EvaluatorOf(CaseType).Evaluate(Encoding.UTF8.GetBytes(Facts), context.Policy.Local(context.Now), out var errors);
        refusals.AddRange(errors.Select(error => new Refusal(RefusalCode.FactInvalid, $"facts.{error.Fact}", error.ToString())));
        if (refusals.Count == 0)
        {
            refusals.AddRange(NewFacts.Discretion(FactsFile.Read(Facts), CaseType, actor, context));
        }

        if (refusals.Count > 0)
        {
            return Acted.Refuse(refusals);
        }

        var opened = new CaseOpened(
            CaseType, context.Policy.UnitOf(CaseType), Party, Representative, Channel, Language, new JRaw(Facts), context.Today.AddDays(context.Policy.OwnDeadlineDays),
            Wording.For(Language).RouteAutomatic);
        var after = Folding.Apply(@case, new Happened(opened, context.Now, actor.Key, 0));
        return Acted.Done([new Step(opened), Route.Next(after, "flags", context)]);
    }
}

/// <summary>The ways a case or an answer can come in. All are equal: the same events, rights and deadlines.</summary>
public static class Channels
{
    /// <summary>web, phone, paper and visit.</summary>
    public static IReadOnlyList<string> All { get; } = ["web", "phone", "paper", "visit"];
}
