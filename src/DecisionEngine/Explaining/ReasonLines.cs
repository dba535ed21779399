using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>The reasons in short: what the outcome's own condition rests on, what is not met first.</summary>
internal static class ReasonLines
{
    public static ImmutableArray<Sentence> Of(Naming naming)
    {
        var evaluation = naming.Evaluation;
        if (evaluation.Outcome?.When is { } when)
        {
            return [.. Ordered(evaluation, when).Select(leaf => Say(naming, leaf)).DistinctBy(sentence => sentence.ToString())];
        }

        return NoOutcome(naming);
    }

    /// <summary>The place of each criterion among the reasons.</summary>
    public static Dictionary<string, int> Order(Naming naming)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in naming.Evaluation.Outcome?.When is { } when ? Ordered(naming.Evaluation, when) : [])
        {
            if (leaf.Op == Op.Step)
            {
                order.TryAdd(leaf.Id!, order.Count);
            }
        }

        return order;
    }

    /// <summary>What a criterion says of this case: the author's sentence where there is one, else the tree's own.</summary>
    public static Sentence Say(Naming naming, Node leaf)
    {
        if (leaf.Op == Op.Step && naming.Evaluation.Frame.Program.FindStep(leaf.Id!) is { Step.IsCriterion: true } step)
        {
            return Authored(naming, step, 0) is { IsEmpty: false } authored ? authored : Clauses.Fact(naming, step.Root, 0).Finished();
        }

        return Clauses.Fact(naming, leaf, 0).Finished();
    }

    /// <summary>The author's sentence about a criterion's result in this case; empty where there is none.</summary>
    public static Sentence Authored(Naming naming, CompiledStep step, int item)
    {
        var value = naming.Evaluation.ValueOf(step.Root, item);
        var text = value.State switch
        {
            State.Known => (bool)value.Value! ? step.Step.Says.Met : step.Step.Says.NotMet,
            State.Unknown => step.Step.Says.Unknown,
            _ => null,
        };
        return text is null ? Sentence.Empty : AuthoredText.Fill(naming, text, item).Finished();
    }

    private static ImmutableArray<Sentence> NoOutcome(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var reasons = ImmutableArray.CreateBuilder<Sentence>();
        foreach (var reason in evaluation.ReviewReasons)
        {
            var why = reason.Code switch
            {
                ReviewCode.Faulted => string.Join(", ", reason.About.Select(code => Clauses.Why(wording, FaultOf(code)))),
                ReviewCode.NotInForce => Clauses.Why(wording, Fault.NotInForce),
                _ => null,
            };
            if (why is not null)
            {
                reasons.Add(Sentence.Fill(wording.AllThatDecides, Sentence.Engine(why)).Finished());
            }
        }

        reasons.AddRange(MissingRates(naming));
        var open = evaluation.Missing.Select(id => Sentence.Authored(evaluation.RuleSet.Facts[evaluation.Frame.Program.FactIndex(id)].Label[wording.Language])).ToList();
        if (open.Count > 0)
        {
            reasons.Add(Sentence.Fill(wording.StillOpen, Sentence.Join(open, ", ", wording.And)).Finished());
        }

        if (reasons.Count == 0)
        {
            reasons.Add(Sentence.Engine(wording.NoneFits).Finished());
        }

        return reasons.ToImmutable();
    }

    /// <summary>Why there is no figure, in the rule set's own words.</summary>
    private static IEnumerable<Sentence> MissingRates(Naming naming)
    {
        var evaluation = naming.Evaluation;
        var rates = evaluation.RuleSet.Rates;
        for (var index = 0; index < rates.Length && evaluation.EffectiveOn is not null; index++)
        {
            if (evaluation.Decisive.HasRate(index) && rates[index].On(evaluation.EffectiveOn.Value)?.Missing is { } why)
            {
                var language = naming.Wording.Language;
                yield return Sentence.Fill("{0}: {1}", Sentence.Authored(rates[index].Label[language]), Sentence.Authored(why[language])).Finished();
            }
        }
    }

    private static Fault FaultOf(string code) => Enum.GetValues<Fault>().First(fault => fault.Code() == code);

    private static IEnumerable<Node> Ordered(Evaluation evaluation, Node when) => Leaves(evaluation.Frame, when)
        .Select((leaf, order) => (leaf, order))
        .OrderBy(entry => Rank(entry.leaf, evaluation.ValueOf(entry.leaf)))
        .ThenBy(entry => entry.order)
        .Select(entry => entry.leaf);

    /// <summary>Criteria and answers that are not met, then what is not settled, then those that are met, then plain comparisons.</summary>
    private static int Rank(Node leaf, TracedValue value) =>
        value.State != State.Known ? 1 : leaf.Op is not (Op.Step or Op.Fact) ? 3 : (bool)value.Value! ? 2 : 0;

    private static IEnumerable<Node> Leaves(Frame frame, Node node) => node.Op switch
    {
        Op.And or Op.Or or Op.If => Walking.Decisive(frame, node, 0).SelectMany(entry => Leaves(frame, entry.Node)),
        Op.Not => Leaves(frame, node.Parts[0]),
        Op.Literal => [],
        >= Op.Less and <= Op.Greater => [.. node.Parts.SelectMany(part => Tests(frame, part)), node],
        _ => node.Type.Kind == Kind.Boolean ? [node] : [],
    };

    /// <summary>A value read off a decision table rests on the table's tests: they say more than the value does.</summary>
    private static IEnumerable<Node> Tests(Frame frame, Node part) =>
        part.Op == Op.Step && frame.Program.FindStep(part.Id!) is { Root: { Op: Op.FirstHit or Op.OnlyHit } table }
            ? Walking.Decisive(frame, table, 0).Where(entry => entry.Node.Type.Kind == Kind.Boolean).SelectMany(entry => Leaves(frame, entry.Node))
            : [];
}
