using System.Globalization;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cli;

/// <summary>An evaluation on one page: the answer and outcome, where the case goes and why, what is missing, and the hash.</summary>
internal static class DecisionText
{
    public static void Write(Screen screen, DecidedCase decided)
    {
        var (evaluation, language) = (decided.Evaluation, decided.Language);
        var ruleSet = evaluation.RuleSet;
        var explanation = Explainer.Explain(evaluation, language, Register.Caseworker);
        screen.Line($"{ruleSet.Title[language]} ({ruleSet.Id}, version {ruleSet.Version})", Tone.Strong);
        screen.Line(explanation.Answer.ToString());
        screen.Line();
        var rows = new List<IReadOnlyList<Said>> { new Said[] { "outcome", Outcome(evaluation, language) } };
        rows.AddRange(explanation.Amounts.Select(amount => new Said[] { "amount", $"{amount.Id}: {amount.Label}, {amount.Value}" }));
        rows.Add(["route", new Said(DecisionJson.RouteWord(evaluation.Route), evaluation.Route == Route.Automatic ? Tone.Good : Tone.Warn)]);
        rows.Add(["confidence", Confidence(evaluation.Confidence)]);
        rows.Add(["decided", EvaluationJson.Moment(evaluation.DecidedAt)]);
        rows.Add(["effective", evaluation.EffectiveOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "not known yet"]);
        rows.Add(["hash", evaluation.Hash]);
        screen.Rows([], rows);
        List(screen, "Why a person looks", evaluation.ReviewReasons.Select(reason => new Said[] { reason.Code, ReviewWords.Say(reason, evaluation, language) }));
        List(screen, "Missing, in the order worth asking", evaluation.Missing.Select((id, index) => new Said[] { $"{index + 1}. {id}", Find(ruleSet, id).Ask[language] }));
        List(screen, "Unknown, but no longer matters", evaluation.NotNeeded.Select(id => new Said[] { id, Find(ruleSet, id).Label[language] }));
        List(screen, "Not enough to issue", Sufficiency.Check(evaluation).Select(lack => new Said[] { lack.Code, lack.Text }));
        if (decided.Timeline is { } periods)
        {
            TimelineOutput.Write(screen, periods, language);
        }
    }

    private static void List(Screen screen, string heading, IEnumerable<IReadOnlyList<Said>> rows)
    {
        if (rows.ToList() is { Count: > 0 } list)
        {
            screen.Line();
            screen.Line(heading, Tone.Strong);
            screen.Rows([], [.. list.Select(row => (IReadOnlyList<Said>)[new Said($"  {row[0].Text}", row[0].Tone), .. row.Skip(1)])]);
        }
    }

    private static Said Outcome(Evaluation evaluation, string language) => evaluation.Outcome?.Outcome is { } outcome
        ? new Said($"{outcome.Id}: {outcome.Label?[language]} ({EvaluationJson.Kind(outcome.Kind!.Value)})", Tone.Strong)
        : new Said("- (nothing is decided yet)", Tone.Warn);

    private static string Confidence(Confidence confidence) =>
        string.Create(CultureInfo.InvariantCulture, $"{(confidence.IsSufficient ? "sufficient" : "insufficient")}, score {confidence.Score:0.##}");

    private static Fact Find(RuleSet ruleSet, string id) => ruleSet.Facts.First(fact => fact.Id == id);
}
