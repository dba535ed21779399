using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>The reasons in short: what the outcome's own condition rests on, what is not met first.</summary>
internal static class ReasonLines
{
    private const int Ranks = 4;

    /// <summary>The reasons, at most so many.</summary>
    public static ImmutableArray<Sentence> Of(Naming naming, int most)
    {
        var reasons = naming.Evaluation.Outcome?.When is null ? NoOutcome(naming) : Different(naming, most);
        ImmutableArray<Sentence> given = [.. reasons.Count > most ? reasons[..most] : reasons];
        naming.Mentioned.Add(given);
        return given;
    }

    /// <summary>The place of each criterion among the reasons.</summary>
    public static Dictionary<string, int> Order(Naming naming)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in naming.Reasons)
        {
            if (leaf.Op == Op.Step)
            {
                order.TryAdd(leaf.Id!, order.Count);
            }
        }

        return order;
    }

    /// <summary>The place of a criterion among the reasons; -1 where it is none of them.</summary>
    public static int PlaceOf(List<Node> reasons, string step)
    {
        for (var place = 0; place < reasons.Count; place++)
        {
            if (reasons[place].Op == Op.Step && reasons[place].Id == step)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>What a criterion says of this case: the author's sentence where there is one, else the tree's own.</summary>
    public static Sentence Say(Naming naming, Node leaf)
    {
        if (leaf.Op == Op.Step && naming.Evaluation.Frame.Program.FindStep(leaf.Id!) is { Step.IsCriterion: true } step)
        {
            return Authored(naming, step, 0) is { IsEmpty: false } authored ? authored : naming.Draft.TakeFinished(Clauses.Fact(naming, step.Root, 0));
        }

        return naming.Draft.TakeFinished(Clauses.Fact(naming, leaf, 0));
    }

    /// <summary>The author's sentence about a criterion's result in this case; empty where there is none. Made once: it stands among the reasons and beside the rule.</summary>
    public static Sentence Authored(Naming naming, CompiledStep step, int item)
    {
        if (step.Scope != Node.CaseScope)
        {
            return MakeAuthored(naming, step, item);
        }

        ref var authored = ref naming.Authored[step.Index];
        if (authored.Runs.IsDefault)
        {
            authored = MakeAuthored(naming, step, item);
        }

        return authored;
    }

    /// <summary>What the outcome's own condition rests on: what is not met, then what is not settled, then what is met, then plain comparisons.</summary>
    public static List<Node> Ordered(Evaluation evaluation)
    {
        var leaves = new List<Node>(16);
        if (evaluation.Outcome?.When is { } when)
        {
            AddLeaves(evaluation.Frame, when, leaves);
        }

        var ordered = new List<Node>(leaves.Count);
        for (var rank = 0; rank < Ranks; rank++)
        {
            foreach (var leaf in leaves)
            {
                if (Rank(leaf, evaluation.Frame.At(leaf, 0)) == rank)
                {
                    ordered.Add(leaf);
                }
            }
        }

        return ordered;
    }

    /// <summary>The first reasons that do not read the same as one before.</summary>
    private static List<Sentence> Different(Naming naming, int most)
    {
        var reasons = new List<Sentence>(8);
        foreach (var leaf in naming.Reasons)
        {
            if (reasons.Count == most)
            {
                break;
            }

            var says = Say(naming, leaf);
            if (!reasons.Exists(before => Sentence.ReadSame(before, says)))
            {
                reasons.Add(says);
            }
        }

        return reasons;
    }

    private static Sentence MakeAuthored(Naming naming, CompiledStep step, int item)
    {
        ref readonly var cell = ref naming.Evaluation.Frame.At(step.Root, item);
        var texts = naming.Words.Steps[step.Index];
        var text = cell.State switch
        {
            State.Known => cell.Flag ? texts.Met : texts.NotMet,
            State.Unknown => texts.Unknown,
            _ => null,
        };
        return text is null ? Sentence.Empty : naming.Finished(text, item);
    }

    private static List<Sentence> NoOutcome(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var reasons = new List<Sentence>();
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
        var open = evaluation.Missing.Select(id => naming.Words.Facts[evaluation.Frame.Program.FactIndex(id)].Label).ToList();
        if (open.Count > 0)
        {
            reasons.Add(Sentence.Fill(wording.StillOpen, Sentence.Join(open, ", ", wording.And)).Finished());
        }

        if (reasons.Count == 0)
        {
            reasons.Add(Sentence.Engine(wording.NoneFits).Finished());
        }

        return reasons;
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

    private static int Rank(Node leaf, in Cell cell) =>
        cell.State != State.Known ? 1 : leaf.Op is not (Op.Step or Op.Fact) ? 3 : cell.Flag ? 2 : 0;

    private static void AddLeaves(Frame frame, Node node, List<Node> leaves)
    {
        switch (node.Op)
        {
            case Op.And or Op.Or or Op.If:
                foreach (var (part, _) in Walking.Decisive(frame, node, 0))
                {
                    AddLeaves(frame, part, leaves);
                }

                break;
            case Op.Not:
                AddLeaves(frame, node.Parts[0], leaves);
                break;
            case Op.Literal:
                break;
            case >= Op.Less and <= Op.Greater:
                foreach (var part in node.Parts)
                {
                    AddTests(frame, part, leaves);
                }

                leaves.Add(node);
                break;
            default:
                if (node.Type.Kind == RuleSets.Kind.Boolean)
                {
                    leaves.Add(node);
                }

                break;
        }
    }

    /// <summary>A value read off a decision table rests on the table's tests: they say more than the value does.</summary>
    private static void AddTests(Frame frame, Node part, List<Node> leaves)
    {
        if (part.Op != Op.Step || frame.Program.FindStep(part.Id!) is not { Root: { Op: Op.FirstHit or Op.OnlyHit } table })
        {
            return;
        }

        foreach (var (test, _) in Walking.Decisive(frame, table, 0))
        {
            if (test.Type.Kind == RuleSets.Kind.Boolean)
            {
                AddLeaves(frame, test, leaves);
            }
        }
    }
}
