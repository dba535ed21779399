using System.Globalization;
using DecisionEngine.Compiling;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>An evaluation as JSON: the canonical form that is hashed, and the parts of the form that people and programs read.</summary>
public static class EvaluationJson
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:sszzz";
    private const int MostSpare = 64 * 1024;

    [ThreadStatic]
    private static CanonicalJson? spare;

    /// <summary>The version of the engine.</summary>
    public static string EngineVersion { get; } = typeof(EvaluationJson).Assembly.GetName().Version!.ToString(3);

    /// <summary>Rule set, facts, moment, steps, outcome, amounts and reasons, in canonical form; what <see cref="Evaluation.Hash"/> covers.</summary>
    public static CanonicalJson Canonical(Evaluation evaluation)
    {
        var json = new CanonicalJson(4096);
        WriteCanonical(json, evaluation);
        return json;
    }

    /// <summary>Writes the canonical form; see <see cref="Canonical"/>.</summary>
    public static void WriteCanonical(CanonicalJson json, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(evaluation);
        json.Start("{\"amounts\":"u8);
        WriteAmounts(json, evaluation);
        json.Start("\"decidedAt\":"u8);
        WriteMoment(json, evaluation.DecidedAt);
        json.Start("\"effectiveOn\":"u8);
        WriteDate(json, evaluation.EffectiveOn);
        json.Start("\"facts\":"u8);
        WriteFacts(json, evaluation);
        json.Start("\"outcome\":"u8);
        WriteOutcome(json, evaluation);
        json.Start("\"reviewReasons\":["u8);
        foreach (var reason in evaluation.ReviewReasons)
        {
            json.Text(reason.Code);
        }

        json.EndArray();
        json.Whole(evaluation.Frame.Program.Encoded.RuleSet);
        json.Start("\"steps\":"u8);
        WriteSteps(json, evaluation, ordinal: true);
        json.EndObject();
    }

    /// <summary>The hash of the canonical form, written into room kept for it: one for each thread, as long as no case is very large.</summary>
    internal static string Hash(Evaluation evaluation)
    {
        var json = spare ?? new CanonicalJson(4096);
        spare = null;
        WriteCanonical(json, evaluation);
        var hash = json.Sha256();
        if (json.Written.Length <= MostSpare)
        {
            json.Clear();
            spare = json;
        }

        return hash;
    }

    /// <summary>The moment with its offset, to the second.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToString(MomentFormat, CultureInfo.InvariantCulture);

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

        json.Start("{\"id\":"u8);
        json.Text(outcome.Id);
        json.Start("\"kind\":"u8);
        json.Text(Kind(outcome.Kind!.Value));
        json.EndObject();
    }

    /// <summary>The amounts of the outcome, in ordinal order of their ids.</summary>
    public static void WriteAmounts(CanonicalJson json, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(evaluation);
        json.BeginObject();
        foreach (var amount in evaluation.Outcome?.AmountOrder ?? [])
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
        var names = evaluation.Frame.Program.Encoded.Steps;
        json.BeginObject();
        foreach (var step in ordinal ? evaluation.Frame.Program.StepOrder : evaluation.Frame.Program.Steps)
        {
            json.Start(names[step.Index]);
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

    private static void WriteMoment(CanonicalJson json, DateTimeOffset moment)
    {
        Span<char> text = stackalloc char[32];
        moment.TryFormat(text, out var length, MomentFormat, CultureInfo.InvariantCulture);
        json.Text(text[..length]);
    }

    private static void WriteFacts(CanonicalJson json, Evaluation evaluation)
    {
        var names = evaluation.Frame.Program.Encoded.Facts;
        json.BeginObject();
        foreach (var index in evaluation.Frame.Program.FactOrder)
        {
            if (evaluation.Frame.Cells[index].State != State.Known && evaluation.Frame.Provenance[index] is null)
            {
                continue;
            }

            json.Start(names[index]);
            json.BeginObject();
            if (evaluation.Frame.Cells[index].Object is Items { IsComplete: false })
            {
                json.Whole("\"complete\":false"u8);
            }

            if (evaluation.FactProvenance(index) is { } given)
            {
                json.Start("\"from\":"u8);
                TraceJson.Provenance(json, given);
            }

            json.Start("\"value\":"u8);
            TraceJson.FactValue(json, evaluation.Frame, index);
            json.EndObject();
        }

        json.EndObject();
    }
}
