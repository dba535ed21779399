using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Evaluating;
using DecisionEngine.Tracing;

namespace DecisionEngine.Cases.Deciding;

/// <summary>What the rules say of a case's facts. A fault in the engine is an answer too: it sends the case to a person.</summary>
/// <param name="Evaluation">The evaluation; null where the facts are wrong or the engine failed.</param>
/// <param name="Errors">What is wrong with the facts.</param>
/// <param name="Failed">Whether the engine failed.</param>
public sealed record Assessed(Evaluation? Evaluation, ImmutableArray<FactError> Errors, bool Failed)
{
    /// <summary>The reason for review of a case the engine failed on.</summary>
    public const string EngineFailed = "engine-failed";

    /// <summary>As the log remembers it; null where there is none.</summary>
    public EvaluationSummary? Summary => Evaluation is null ? null : Summarise(Evaluation);

    /// <summary>Evaluates a case's facts by the version in force on its effective date.</summary>
    public static Assessed By(Context context, string caseType, FactsFile facts)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(facts);
        return By(context, () =>
        {
            var evaluation = context.Rules.EvaluatorOf(caseType).Evaluate(facts.ToUtf8(), context.Policy.Local(context.Now), out var errors);
            return (evaluation, errors);
        });
    }

    /// <summary>Evaluates a case's facts by the version with a hash, whatever is in force now; null where this version is not to be had.</summary>
    public static Assessed? By(Context context, string ruleSetHash, DateTimeOffset decidedAt, FactsFile facts)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(facts);
        return context.Rules.Find(ruleSetHash) is not { } version ? null : By(context, () =>
        {
            var evaluation = version.Evaluator.Evaluate(facts.ToUtf8(), decidedAt, out var errors);
            return (evaluation, errors);
        });
    }

    /// <summary>An evaluation as the log remembers it.</summary>
    public static EvaluationSummary Summarise(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var ruleSet = evaluation.RuleSet;
        return new EvaluationSummary(ruleSet.Id, ruleSet.Version, ruleSet.Hash, evaluation.DecidedAt, evaluation.EffectiveOn, evaluation.Outcome?.Outcome.Id, evaluation.Hash, Amounts(evaluation));
    }

    /// <summary>The amounts of an evaluation that are known.</summary>
    public static ImmutableArray<DecidedAmount> Amounts(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return
        [
            .. (evaluation.Outcome?.Amounts ?? [])
                .Select(amount => (amount.Amount.Id, Value: evaluation.ValueOf(amount.Root)))
                .Where(amount => amount.Value is { State: State.Known, Value: decimal })
                .Select(amount => new DecidedAmount(
                    amount.Id, (decimal)amount.Value.Value!, amount.Value.Type.Currency ?? (amount.Value.Type.Kind == RuleSets.Kind.Percent ? "percent" : ""), amount.Value.Type.Period?.ToString().ToLowerInvariant() ?? "")),
        ];
    }

    private static Assessed By(Context context, Func<(Evaluation?, ImmutableArray<FactError>)> evaluate)
    {
        try
        {
            var (evaluation, errors) = evaluate();
            return new Assessed(evaluation, errors, false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // INVARIANT: a fault in the engine never becomes a refusal; the case goes to a person.
            return new Assessed(null, [], true);
        }
    }
}
