using System.Collections.Immutable;
using DecisionEngine.Loading;

namespace DecisionEngine.Evaluating;

/// <summary>Effective dates in a row on which a case comes out the same.</summary>
/// <param name="From">First date.</param>
/// <param name="To">Last date.</param>
/// <param name="Evaluation">The case as it comes out on the first date, and so on every other.</param>
public sealed record TimelinePeriod(DateOnly From, DateOnly To, Evaluation Evaluation);

/// <summary>
/// How one case comes out as its effective date moves: rates change, birthdays pass. The facts stay as they are given; only
/// the effective date is put in place of the one they lead to. Every date is evaluated, so no change is missed.
/// </summary>
public static class Timeline
{
    /// <summary>The longest stretch, in years.</summary>
    public const int MostYears = 10;

    /// <summary>The periods from <paramref name="from"/> to <paramref name="to"/>, in order and without a gap.</summary>
    /// <param name="evaluator">The versions; each date is decided by the one in force on it, or by the newest where none is.</param>
    /// <param name="facts">A facts file, UTF-8.</param>
    /// <param name="decidedAt">The moment of the decision, the same for every date.</param>
    /// <param name="from">The first effective date.</param>
    /// <param name="to">The last effective date.</param>
    /// <param name="errors">Everything wrong with the facts; the periods are then empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dates are in the wrong order, or too far apart.</exception>
    public static ImmutableArray<TimelinePeriod> Of(
        VersionedEvaluator evaluator, ReadOnlySpan<byte> facts, DateTimeOffset decidedAt, DateOnly from, DateOnly to, out ImmutableArray<FactError> errors)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        if (!IsRange(from, to))
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, $"A timeline runs forward, over at most {MostYears} years.");
        }

        var periods = ImmutableArray.CreateBuilder<TimelinePeriod>();
        var (json, before) = (new CanonicalJson(), new CanonicalJson());
        errors = [];
        for (var day = from.DayNumber; day <= to.DayNumber; day++)
        {
            var date = DateOnly.FromDayNumber(day);
            if ((evaluator.InForceOn(date) ?? evaluator.Newest).EvaluateOn(facts, decidedAt, date, out errors) is not { } evaluation)
            {
                return [];
            }

            json.Clear();
            WriteResult(json, evaluation);
            if (periods.Count > 0 && json.Written.SequenceEqual(before.Written))
            {
                periods[^1] = periods[^1] with { To = date };
                continue;
            }

            periods.Add(new TimelinePeriod(date, date, evaluation));
            (json, before) = (before, json);
        }

        return periods.ToImmutable();
    }

    /// <summary>Whether a timeline may run over these dates.</summary>
    public static bool IsRange(DateOnly from, DateOnly to) => from <= to && to.DayNumber - from.DayNumber <= MostYears * 366;

    /// <summary>All that makes two dates the same period.</summary>
    private static void WriteResult(CanonicalJson json, Evaluation evaluation)
    {
        json.BeginArray();
        json.Text(evaluation.RuleSet.Version);
        EvaluationJson.WriteOutcome(json, evaluation);
        EvaluationJson.WriteAmounts(json, evaluation);
        foreach (var reason in evaluation.ReviewReasons)
        {
            json.Text(reason.Code);
        }

        EvaluationJson.WriteSteps(json, evaluation);
        json.EndArray();
    }
}
