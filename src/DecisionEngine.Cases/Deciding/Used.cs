using System.Collections.Immutable;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Cases.Deciding;

/// <summary>What a decision rests on, so that every decision something wrong has touched can be found.</summary>
public static class Used
{
    /// <summary>The decisive steps.</summary>
    public static IEnumerable<string> Steps(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return evaluation.Frame.Program.Steps.Where(evaluation.Decisive.HasStep).Select(step => step.Step.Id);
    }

    /// <summary>Decisive steps, rates and sources: <c>step:…</c>, <c>rate:…</c>, <c>source:…</c>.</summary>
    public static ImmutableArray<string> By(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var used = ImmutableArray.CreateBuilder<string>();
        used.AddRange(Steps(evaluation).Select(step => $"step:{step}"));
        var rates = evaluation.RuleSet.Rates;
        for (var rate = 0; rate < rates.Length; rate++)
        {
            if (evaluation.Decisive.HasRate(rate))
            {
                used.Add($"rate:{rates[rate].Id}");
            }
        }

        used.AddRange(evaluation.Decisive.Facts.Select(fact => evaluation.FactProvenance(fact)?.Source).OfType<string>().Distinct().Select(source => $"source:{source}"));
        return used.ToImmutable();
    }
}
