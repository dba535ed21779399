using System.Collections.Immutable;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Analysis;

/// <summary>Reads what an example expects. Every name must be one of the rule set's, so that no spelling mistake passes for a result.</summary>
internal static class ExpectationReader
{
    public static Expectation Read(ObjectReader reader, RuleSet ruleSet)
    {
        var outcomes = ruleSet.Outcomes.Where(outcome => outcome.Kind is not null).ToList();
        var reasons = ReviewCode.All.Concat(ruleSet.Review.When.Select(rule => rule.Code));
        var expectation = new Expectation
        {
            StatesOutcome = reader.Has("outcome"),
            Outcome = reader.Part("outcome") is null or JsonNull ? null : reader.TextOrNull("outcome"),
            Amounts = Values(reader, "amounts", "amount", outcomes.SelectMany(outcome => outcome.Amounts).Select(amount => amount.Id)),
            Route = reader.EnumOrNull<Route>("route"),
            ReviewReasons = Names(reader, "reviewReasons", "reason for review", reasons),
            Missing = Names(reader, "missing", "fact", ruleSet.Facts.Select(fact => fact.Id)),
            Steps = Values(reader, "steps", "step", ruleSet.Steps.Select(step => step.Id)),
            Errors = Names(reader, "errors", "", []),
        };
        if (expectation.Outcome is { } id && reader.Part("outcome") is { } part)
        {
            CheckName(reader, id, part.At, "outcome that can be reached", outcomes.Select(outcome => outcome.Id));
        }

        CheckWhole(reader, expectation);
        return expectation;
    }

    private static ImmutableArray<string>? Names(ObjectReader reader, string property, string what, IEnumerable<string> known)
    {
        if (!reader.Has(property))
        {
            reader.Part(property);
            return null;
        }

        var ids = reader.Ids(property);
        if (what.Length > 0)
        {
            foreach (var id in ids)
            {
                CheckName(reader, id, reader.Part(property)!.At, what, known);
            }
        }

        return ids;
    }

    private static ImmutableArray<ExpectedValue> Values(ObjectReader reader, string property, string what, IEnumerable<string> known)
    {
        if (reader.Part(property) is not { } part)
        {
            return [];
        }

        if (part is not JsonObject whole)
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueType, part.At, part.Description, $"There is {part.Description}.", "an object");
            return [];
        }

        foreach (var value in whole.Properties)
        {
            CheckName(reader, value.Name, value.At, what, known);
        }

        return [.. whole.Properties.Select(value => new ExpectedValue(value.Name, CanonicalJson.From(value.Value).ToString()))];
    }

    private static void CheckName(ObjectReader reader, string id, Location at, string what, IEnumerable<string> known)
    {
        if (!known.Contains(id))
        {
            reader.Diagnostics.Add(DiagnosticCode.ExampleNameUnknown, at, id, $"`{id}` is no {what} of the rule set.", null, Suggestion.For(id, known));
        }
    }

    private static void CheckWhole(ObjectReader reader, Expectation expectation)
    {
        var others = expectation.StatesOutcome || expectation.Route is not null || expectation.ReviewReasons is not null || expectation.Missing is not null
            || reader.Has("amounts") || reader.Has("steps");
        if (expectation.Errors is not null && (others || expectation.Errors.Value.IsEmpty))
        {
            reader.Diagnostics.Add(DiagnosticCode.ExampleErrorsAlone, reader.At, "errors", "`errors` stands with something else, or is empty.", "`errors` alone, with at least one code: facts that are refused have no result");
        }
        else if (expectation.Errors is null && !others && !reader.IsBroken)
        {
            reader.Diagnostics.Add(DiagnosticCode.PropertyMissing, reader.At, "", "The example expects nothing.", "at least one of outcome, amounts, route, reviewReasons, missing, steps, errors");
        }
    }
}
