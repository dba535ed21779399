using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>An evaluation with its explanation, for programs.</summary>
internal static class DecisionJson
{
    public static CanonicalJson Of(DecidedCase decided)
    {
        var evaluation = decided.Evaluation;
        var json = new CanonicalJson(65_536);
        json.BeginObject();
        WriteIdentity(json, evaluation);
        json.Name("outcome");
        EvaluationJson.WriteOutcome(json, evaluation);
        json.Name("amounts");
        EvaluationJson.WriteAmounts(json, evaluation);
        json.Name("route");
        json.Text(RouteWord(evaluation.Route));
        json.Name("reviewReasons");
        WriteReasons(json, decided, evaluation.ReviewReasons);
        WriteConfidence(json, decided);
        WriteIds(json, "missing", evaluation.Missing);
        WriteIds(json, "notNeeded", evaluation.NotNeeded);
        json.Name("steps");
        EvaluationJson.WriteSteps(json, evaluation);
        json.Name("explanation");
        json.BeginObject();
        foreach (var language in decided.Languages)
        {
            json.Name(language);
            ExplanationJson.Write(json, Explainer.Explain(evaluation, language, Register.Citizen, decided.Changes));
        }

        json.EndObject();
        WriteLacks(json, evaluation);
        if (decided.Timeline is { } periods)
        {
            TimelineOutput.WriteJson(json, periods, decided.Languages);
        }

        json.Name("trace");
        EvaluationJson.WriteTrace(json, evaluation);
        json.Name("hash");
        json.Text(evaluation.Hash);
        json.EndObject();
        return json;
    }

    /// <summary>By what, and for when, the case was evaluated.</summary>
    public static void WriteIdentity(CanonicalJson json, Evaluation evaluation)
    {
        json.Name("ruleSet");
        json.Text(evaluation.RuleSet.Id);
        json.Name("version");
        json.Text(evaluation.RuleSet.Version);
        json.Name("ruleSetHash");
        json.Text(evaluation.RuleSet.Hash);
        json.Name("engineVersion");
        json.Text(EvaluationJson.EngineVersion);
        json.Name("decidedAt");
        json.Text(EvaluationJson.Moment(evaluation.DecidedAt));
        json.Name("effectiveOn");
        EvaluationJson.WriteDate(json, evaluation.EffectiveOn);
    }

    /// <summary>What keeps the explanation from carrying a decision.</summary>
    public static void WriteLacks(CanonicalJson json, Evaluation evaluation)
    {
        json.Name("lacks");
        json.BeginArray();
        foreach (var lack in Sufficiency.Check(evaluation))
        {
            WriteCoded(json, lack.Code, lack.Text);
        }

        json.EndArray();
    }

    public static string RouteWord(Route route) => route == Route.Automatic ? "automatic" : "review";

    private static void WriteConfidence(CanonicalJson json, DecidedCase decided)
    {
        var confidence = decided.Evaluation.Confidence;
        json.Name("confidence");
        json.BeginObject();
        json.Name("sufficient");
        json.Boolean(confidence.IsSufficient);
        json.Name("score");
        json.Number(confidence.Score);
        json.Name("reasons");
        WriteReasons(json, decided, confidence.Reasons);
        json.EndObject();
    }

    private static void WriteReasons(CanonicalJson json, DecidedCase decided, IEnumerable<ReviewReason> reasons)
    {
        json.BeginArray();
        foreach (var reason in reasons)
        {
            WriteCoded(json, reason.Code, ReviewWords.Say(reason, decided.Evaluation, decided.Language));
        }

        json.EndArray();
    }

    private static void WriteCoded(CanonicalJson json, string code, string text)
    {
        json.BeginObject();
        json.Name("code");
        json.Text(code);
        json.Name("text");
        json.Text(text);
        json.EndObject();
    }

    public static void WriteIds(CanonicalJson json, string name, IEnumerable<string> ids)
    {
        json.Name(name);
        json.BeginArray();
        foreach (var id in ids)
        {
            json.Text(id);
        }

        json.EndArray();
    }
}
