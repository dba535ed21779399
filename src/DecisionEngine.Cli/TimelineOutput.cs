using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>A timeline for people, a row a period and a line on why it changed; and for programs.</summary>
internal static class TimelineOutput
{
    public static void Write(Screen screen, ImmutableArray<TimelinePeriod> periods, string language)
    {
        var lines = TimelineLines.Of(periods, language);
        screen.Line();
        screen.Line("How it comes out by effective date", Tone.Strong);
        screen.Rows(["from", "to", "outcome", "route", "amounts"], [.. lines.Select(Row)]);
        foreach (var line in lines.Where(line => !line.Why.IsEmpty))
        {
            screen.Line($"{Iso(line.Period.From)}: {string.Join("; ", line.Why)}.");
        }
    }

    public static void WriteJson(CanonicalJson json, ImmutableArray<TimelinePeriod> periods, ImmutableArray<string> languages)
    {
        var words = languages.ToDictionary(language => language, language => TimelineLines.Of(periods, language));
        json.Name("timeline");
        json.BeginArray();
        for (var i = 0; i < periods.Length; i++)
        {
            var (from, to, evaluation) = periods[i];
            json.BeginObject();
            json.Name("from");
            json.Date(from);
            json.Name("to");
            json.Date(to);
            json.Name("version");
            json.Text(evaluation.RuleSet.Version);
            json.Name("outcome");
            EvaluationJson.WriteOutcome(json, evaluation);
            json.Name("amounts");
            EvaluationJson.WriteAmounts(json, evaluation);
            json.Name("route");
            json.Text(DecisionJson.RouteWord(evaluation.Route));
            DecisionJson.WriteIds(json, "reviewReasons", evaluation.ReviewReasons.Select(reason => reason.Code));
            DecisionJson.WriteIds(json, "missing", evaluation.Missing);
            json.Name("explanation");
            json.BeginObject();
            foreach (var language in languages)
            {
                json.Name(language);
                json.BeginObject();
                json.Name("answer");
                json.Text(words[language][i].Answer.ToString());
                DecisionJson.WriteIds(json, "why", words[language][i].Why.Select(why => why.ToString()));
                json.EndObject();
            }

            json.EndObject();
            json.EndObject();
        }

        json.EndArray();
    }

    private static IReadOnlyList<Said> Row(TimelineLine line)
    {
        var evaluation = line.Period.Evaluation;
        return
        [
            Iso(line.Period.From),
            Iso(line.Period.To),
            evaluation.Outcome?.Outcome.Id ?? "-",
            new Said(DecisionJson.RouteWord(evaluation.Route), evaluation.Route == Route.Automatic ? Tone.Good : Tone.Warn),
            string.Join(", ", line.Amounts.Select(amount => $"{amount.Id} {amount.Value}")),
        ];
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
