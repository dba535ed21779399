using System.Globalization;
using DecisionEngine.Compiling;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>An evaluation as JSON: the canonical form that is hashed, and the parts of the form that people and programs read.</summary>
public static class EvaluationJson
{
    /// <summary>The version of the engine.</summary>
    public static string EngineVersion { get; } = typeof(EvaluationJson).Assembly.GetName().Version!.ToString(3);

    /// <summary>Rule set, facts, moment, steps, outcome, amounts and reasons, in canonical form; what <see cref="Evaluation.Hash"/> covers.</summary>
    public static CanonicalJson Canonical(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var json = new CanonicalJson(4096);
        json.BeginObject();
        json.Name("amounts");
        WriteAmounts(json, evaluation);
        json.Name("decidedAt");
        json.Text(Moment(evaluation.DecidedAt));
        json.Name("effectiveOn");
        WriteDate(json, evaluation.EffectiveOn);
        json.Name("facts");
        WriteFacts(json, evaluation);
        json.Name("outcome");
        WriteOutcome(json, evaluation);
        json.Name("reviewReasons");
        json.BeginArray();
        foreach (var reason in evaluation.ReviewReasons)
        {
            json.Text(reason.Code);
        }

        json.EndArray();
        json.Name("ruleSet");
        json.BeginObject();
        json.Name("hash");
        json.Text(evaluation.RuleSet.Hash);
        json.Name("id");
        json.Text(evaluation.RuleSet.Id);
        json.Name("version");
        json.Text(evaluation.RuleSet.Version);
        json.EndObject();
        json.Name("steps");
        WriteSteps(json, evaluation, ordinal: true);
        json.EndObject();
        return json;
    }

    /// <summary>The moment with its offset, to the second.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The outcome, or null.</summary>
    public static void WriteOutcome(CanonicalJson json, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(evaluation);
        if (evaluation.Outcome?.Outcome is not { } outcome)
        {
            json.Null();
            return;
        }

        json.BeginObject();
        json.Name("id");
        json.Text(outcome.Id);
        json.Name("kind");
        json.Text(Kind(outcome.Kind!.Value));
        json.EndObject();
    }

    /// <summary>The amounts of the outcome, in ordinal order of their ids.</summary>
    public static void WriteAmounts(CanonicalJson json, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(evaluation);
        json.BeginObject();
        foreach (var amount in (evaluation.Outcome?.Amounts ?? []).OrderBy(amount => amount.Amount.Id, StringComparer.Ordinal))
        {
            json.Name(amount.Amount.Id);
            TraceJson.Value(json, evaluation.Frame, amount.Root, 0);
        }

        json.EndObject();
    }

    /// <summary>The value of every step.</summary>
    public static void WriteSteps(CanonicalJson json, Evaluation evaluation, bool ordinal = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(evaluation);
        json.BeginObject();
        foreach (var step in ordinal ? evaluation.Frame.Program.StepOrder : evaluation.Frame.Program.Steps)
        {
            json.Name(step.Step.Id);
            if (step.Scope == Node.CaseScope)
            {
                TraceJson.Value(json, evaluation.Frame, step.Root, 0);
                continue;
            }

            json.BeginArray();
            for (var item = 0; item < evaluation.Frame.ItemsOf(step.Scope).Count; item++)
            {
                TraceJson.Value(json, evaluation.Frame, step.Root, item);
            }

            json.EndArray();
        }

        json.EndObject();
    }

    /// <summary>The trace.</summary>
    public static void WriteTrace(CanonicalJson json, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        TraceJson.Write(json, evaluation.Frame, evaluation.Decisive);
    }

    /// <summary>A date or null.</summary>
    public static void WriteDate(CanonicalJson json, DateOnly? date)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (date is { } value)
        {
            json.Date(value);
        }
        else
        {
            json.Null();
        }
    }

    /// <summary>An outcome's kind as it stands in rule sets, e.g. <c>partlyGranted</c>.</summary>
    public static string Kind(OutcomeKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static void WriteFacts(CanonicalJson json, Evaluation evaluation)
    {
        var facts = evaluation.RuleSet.Facts;
        json.BeginObject();
        foreach (var index in evaluation.Frame.Program.FactOrder)
        {
            if (evaluation.Frame.Cells[index].State != State.Known && evaluation.Frame.Provenance[index] is null)
            {
                continue;
            }

            json.Name(facts[index].Id);
            json.BeginObject();
            if (evaluation.Frame.Cells[index].Object is Items { IsComplete: false })
            {
                json.Name("complete");
                json.Boolean(false);
            }

            if (evaluation.FactProvenance(index) is { } given)
            {
                json.Name("from");
                TraceJson.Provenance(json, given);
            }

            json.Name("value");
            TraceJson.FactValue(json, evaluation.Frame, index);
            json.EndObject();
        }

        json.EndObject();
    }
}
