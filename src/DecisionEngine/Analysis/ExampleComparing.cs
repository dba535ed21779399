using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;
using DecisionEngine.Tracing;

namespace DecisionEngine.Analysis;

/// <summary>Lays what an example expects beside what came.</summary>
internal static class ExampleComparing
{
    /// <summary>No outcome, figure or list: a sign that no id can be.</summary>
    private const string Nothing = "-";

    /// <summary>Each stated property in the order of the format.</summary>
    /// <param name="expect">What is expected.</param>
    /// <param name="evaluation">What came; null where the facts were refused.</param>
    /// <param name="errors">Why they were refused.</param>
    /// <param name="asTested">True to look away from the path being untested.</param>
    public static ImmutableArray<Comparison> Compare(Expectation expect, Evaluation? evaluation, ImmutableArray<FactError> errors, bool asTested = false)
    {
        if (expect.Errors is { } codes)
        {
            return [AsSet("errors", codes, errors.Select(error => error.Code))];
        }

        return evaluation is null
            ? [new Comparison("facts", "facts that can be read", string.Join(" ", errors), false)]
            : [.. Outcome(expect, evaluation), .. Route(expect, evaluation, asTested), .. Steps(expect, evaluation)];
    }

    private static IEnumerable<Comparison> Outcome(Expectation expect, Evaluation evaluation)
    {
        if (expect.StatesOutcome)
        {
            var (expected, actual) = (expect.Outcome ?? Nothing, evaluation.Outcome?.Outcome.Id ?? Nothing);
            yield return new Comparison("outcome", expected, actual, expect.Outcome == evaluation.Outcome?.Outcome.Id);
        }

        foreach (var amount in expect.Amounts)
        {
            var root = evaluation.Outcome?.Amounts.FirstOrDefault(candidate => candidate.Amount.Id == amount.Id)?.Root;
            var actual = root is null ? Nothing : Value(evaluation.Frame, root, 0);
            yield return new Comparison($"amounts.{amount.Id}", amount.Value, actual, amount.Value == actual);
        }
    }

    private static IEnumerable<Comparison> Route(Expectation expect, Evaluation evaluation, bool asTested)
    {
        var reasons = evaluation.ReviewReasons.Select(reason => reason.Code).Where(code => !asTested || code != ReviewCode.UntestedPath).Distinct().ToList();
        if (expect.Route is { } route)
        {
            var actual = reasons.Count == 0 ? Evaluating.Route.Automatic : Evaluating.Route.Review;
            yield return new Comparison("route", Word(route), Word(actual), route == actual);
        }

        if (expect.ReviewReasons is { } codes)
        {
            yield return AsSet("reviewReasons", codes, reasons);
        }

        if (expect.Missing is { } missing)
        {
            yield return new Comparison("missing", List(missing), List(evaluation.Missing), missing.SequenceEqual(evaluation.Missing));
        }
    }

    private static IEnumerable<Comparison> Steps(Expectation expect, Evaluation evaluation)
    {
        foreach (var stated in expect.Steps)
        {
            var step = evaluation.Frame.Program.FindStep(stated.Id)!;
            var actual = step.Scope == Node.CaseScope
                ? Value(evaluation.Frame, step.Root, 0)
                : $"[{string.Join(',', Enumerable.Range(0, evaluation.Frame.ItemsOf(step.Scope).Count).Select(item => Value(evaluation.Frame, step.Root, item)))}]";
            yield return new Comparison($"steps.{stated.Id}", stated.Value, actual, stated.Value == actual);
        }
    }

    private static string Value(Frame frame, Node node, int item)
    {
        var json = new CanonicalJson();
        TraceJson.Value(json, frame, node, item);
        return json.ToString();
    }

    private static Comparison AsSet(string property, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (left, right) = (expected.ToHashSet(StringComparer.Ordinal), actual.ToHashSet(StringComparer.Ordinal));
        return new Comparison(property, List(left.Order(StringComparer.Ordinal)), List(right.Order(StringComparer.Ordinal)), left.SetEquals(right));
    }

    private static string List(IEnumerable<string> ids) => string.Join(", ", ids) is { Length: > 0 } list ? list : Nothing;

    private static string Word(Route route) => route == Evaluating.Route.Automatic ? "automatic" : "review";
}
