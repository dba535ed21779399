using System.Collections.Immutable;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>
/// The order worth asking in: first what a register or the party can answer, before what only a caseworker may; among
/// those, the facts of which the most answers would settle the case at once; then the order of the rule set.
/// </summary>
internal static class Asking
{
    private const decimal Large = 1_000_000_000m;

    public static IReadOnlyList<int> InOrder(Evaluator evaluator, Frame frame, DateTimeOffset decidedAt, SortedSet<int> missing)
    {
        var facts = evaluator.Program.RuleSet.Facts;
        return missing.Count < 2
            ? [.. missing]
            : [.. missing.OrderBy(fact => facts[fact].Discretionary).ThenByDescending(fact => Settled(evaluator, frame, decidedAt, fact)).ThenBy(fact => fact)];
    }

    /// <summary>The share of likely answers after which nothing more would be missing for an outcome.</summary>
    private static decimal Settled(Evaluator evaluator, Frame frame, DateTimeOffset decidedAt, int fact)
    {
        var answers = Answers(evaluator, fact);
        var settled = answers.Count(answer => Judging.Verdict(evaluator.Recompute(frame, decidedAt, cells => cells[fact] = answer)).Outcome is not null);
        return answers.Length == 0 ? 0m : (decimal)settled / answers.Length;
    }

    private static ImmutableArray<Cell> Answers(Evaluator evaluator, int index)
    {
        var fact = evaluator.Program.RuleSet.Facts[index];
        return fact.Type.Kind switch
        {
            Kind.Boolean => [new Cell { State = State.Known, Flag = true }, new Cell { State = State.Known, Flag = false }],
            Kind.Choice => [.. fact.Type.Choices!.Values.Select(choice => new Cell { State = State.Known, Object = choice.Value })],
            Kind.List => [new Cell { State = State.Known, Object = new Items(0, evaluator.Program.Layout.Width(index), true, []) }],
            Kind.Date or Kind.Text => [],
            _ => [new Cell { State = State.Known, Number = fact.Min ?? 0m }, new Cell { State = State.Known, Number = fact.Max ?? Large }],
        };
    }
}
