using System.Collections.Immutable;
using System.Text;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Seeding;

/// <summary>What an invented caseworker concludes: answers discretion until the rules give an outcome, and every reason for review with a sentence.</summary>
internal sealed class SeedConclusion(CaseDesk desk)
{
    private const int MostAnswers = 30;

    /// <summary>The conclusion; null where facts are missing that a caseworker cannot supply, which are then named.</summary>
    public (Conclude? Conclusion, ImmutableArray<string> Missing) Of(Case @case, Chance chance, Actor by)
    {
        var (answers, supplied) = (new List<DiscretionAnswer>(), new JObject());
        for (var attempt = 0; attempt < MostAnswers; attempt++)
        {
            if (Evaluate(@case, answers, supplied, by) is not { } evaluation)
            {
                return (null, []);
            }

            var facts = evaluation.RuleSet.Facts;
            if (evaluation.Outcome is not null)
            {
                var own = chance.Is(0.12) ? Own(evaluation) : null;
                var reasons = @case.Review!.Reasons.Select(reason => reason.Code).Distinct().Select(code => new FlagAnswer(code, "Set efter i sagen, og det holder (opdigtet)."));
                return (new Conclude([.. reasons], [.. answers], supplied.HasValues ? supplied.ToString(Newtonsoft.Json.Formatting.None) : null, own, "Reglerne passer på sagen (opdigtet)."), []);
            }

            var missing = evaluation.Missing.Select(id => facts.First(fact => fact.Id == id)).ToList();
            if (missing.FirstOrDefault(fact => fact.Discretionary) is { } question)
            {
                answers.Add(new DiscretionAnswer(question.Id, chance.Is(0.7), "Oplysningerne i sagen peger den vej (opdigtet)."));
            }
            else if (missing.FirstOrDefault(fact => fact.Source == "caseworker") is { } found && Drawn(found, chance) is { } value)
            {
                supplied[found.Id] = new JObject { ["value"] = value, ["source"] = "caseworker", ["shownToParty"] = true };
            }
            else
            {
                return (null, [.. missing.Where(fact => fact.Source is null or "party").Select(fact => fact.Id)]);
            }
        }

        return (null, []);
    }

    private Evaluation? Evaluate(Case @case, List<DiscretionAnswer> answers, JObject supplied, Actor by)
    {
        var more = (JObject)supplied.DeepClone();
        foreach (var answer in answers)
        {
            more[answer.Fact] = new JObject { ["value"] = answer.Answer, ["source"] = "caseworker", ["by"] = by.Name, ["considerations"] = answer.Considerations };
        }

        var facts = @case.Facts.Shown(@case.Heard).With(FactsFile.Read(more.ToString(Newtonsoft.Json.Formatting.None)));
        return desk.Rules.EvaluatorOf(@case.CaseType).Evaluate(Encoding.UTF8.GetBytes(facts.ToString()), desk.Policy.Local(desk.Now), out _);
    }

    private static JToken? Drawn(Fact fact, Chance chance) => fact.Type.Kind switch
    {
        Kind.Boolean => chance.Is(0.5),
        Kind.Money or Kind.Decimal or Kind.Integer => 500 * (1 + chance.Of(8)),
        _ => null,
    };

    private static OwnOutcome? Own(Evaluation evaluation)
    {
        var (outcome, law) = (evaluation.Outcome!.Outcome, evaluation.RuleSet.Law);
        return outcome.Kind is null || law.IsEmpty ? null
            : new OwnOutcome(outcome.Id, Deciding.Assessed.Amounts(evaluation), "Du får det samme svar med en anden begrundelse (opdigtet).", [law[0].Id], "Der er særlige forhold i sagen (opdigtet).");
    }
}
