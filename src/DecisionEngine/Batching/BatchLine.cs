using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;

namespace DecisionEngine.Batching;

/// <summary>A case's line in a batch: its result, or what is wrong with its facts.</summary>
public static class BatchLine
{
    /// <summary>The longest line of facts that is read, in bytes.</summary>
    public const int MostBytes = 1_000_000;

    internal static readonly FactError TooLong = new("line-too-long", "", $"a line of more than {MostBytes} bytes", $"at most {MostBytes} bytes, one case a line");

    /// <summary>The result, as one line with its newline.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="number">The line of the case, counted from 1.</param>
    /// <param name="evaluation">What the engine found.</param>
    /// <param name="language">The language it is explained in; null for none.</param>
    public static void Write(CanonicalJson json, long number, Evaluation evaluation, string? language)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(evaluation);
        json.BeginObject();
        json.Name("line");
        json.Number(number);
        json.Name("version");
        json.Text(evaluation.RuleSet.Version);
        json.Name("effectiveOn");
        EvaluationJson.WriteDate(json, evaluation.EffectiveOn);
        json.Name("outcome");
        EvaluationJson.WriteOutcome(json, evaluation);
        json.Name("amounts");
        EvaluationJson.WriteAmounts(json, evaluation);
        json.Name("route");
        json.Text(evaluation.Route == Route.Automatic ? "automatic" : "review");
        Reasons(json, evaluation);
        Missing(json, evaluation);
        json.Name("steps");
        EvaluationJson.WriteSteps(json, evaluation);
        if (language is not null)
        {
            json.Name("explanation");
            ExplanationJson.Write(json, Explainer.Explain(evaluation, language, Register.Citizen));
        }

        json.Name("hash");
        json.Text(evaluation.Hash);
        json.EndObject();
        json.EndLine();
    }

    /// <summary>What is wrong with a case's facts, all of it, as one line with its newline.</summary>
    public static void WriteErrors(CanonicalJson json, long number, IEnumerable<FactError> errors)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(errors);
        json.BeginObject();
        json.Name("line");
        json.Number(number);
        json.Name("errors");
        json.BeginArray();
        foreach (var error in errors)
        {
            json.BeginObject();
            Text(json, "code", error.Code);
            Text(json, "fact", error.Fact);
            Text(json, "came", error.Came);
            Text(json, "expected", error.Expected);
            if (error.Suggestion is not null)
            {
                Text(json, "suggestion", error.Suggestion);
            }

            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
        json.EndLine();
    }

    private static void Text(CanonicalJson json, string name, string value)
    {
        json.Name(name);
        json.Text(value);
    }

    private static void Reasons(CanonicalJson json, Evaluation evaluation)
    {
        json.Name("reviewReasons");
        json.BeginArray();
        foreach (var reason in evaluation.ReviewReasons)
        {
            json.Text(reason.Code);
        }

        json.EndArray();
    }

    private static void Missing(CanonicalJson json, Evaluation evaluation)
    {
        json.Name("missing");
        json.BeginArray();
        foreach (var fact in evaluation.Missing)
        {
            json.Text(fact);
        }

        json.EndArray();
    }
}
