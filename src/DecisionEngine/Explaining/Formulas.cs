using System.Runtime.InteropServices;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>Calculations in words and signs, with the case's own figures: "DKK 26,000 a month (the household's income) × 12".</summary>
internal static class Formulas
{
    /// <summary>How a node's value came about, and behind it why those branches and rows were the ones.</summary>
    public static Phrase How(Naming naming, Node node, int item)
    {
        var because = new List<Phrase>(4);
        var formula = Formula(naming, node, item, because);
        return because.Count == 0
            ? formula
            : naming.Draft.Fill(naming.Wording.Because, formula, naming.Draft.Join(CollectionsMarshal.AsSpan(because), naming.Wording.Semicolon, naming.Wording.LastSemicolonAnd));
    }

    private static Phrase Formula(Naming naming, Node node, int item, List<Phrase> because)
    {
        var wording = naming.Wording;
        switch (node.Op)
        {
            case Op.Literal:
                return naming.Name(node);
            case Op.Review:
                return naming.Draft.Engine(wording.SentToPerson);
            case Op.If:
                return Chosen(naming, node, item, because);
            case Op.FirstHit or Op.OnlyHit:
                return Table(naming, node, item, because);
            case Op.Add:
                return Signed(naming, node, item, " + ", because);
            case Op.Subtract:
                return Signed(naming, node, item, " − ", because);
            case Op.Multiply:
                return Signed(naming, node, item, " × ", because);
            case Op.Divide:
                return Signed(naming, node, item, " ÷ ", because);
            case Op.Negate:
                return naming.Draft.Fill("−{0}", Operand(naming, node.Parts[0], item, because));
            case Op.Call:
                return Call(naming, node, item, because);
            case Op.Sum:
                return Summed(naming, node);
            case Op.Count or Op.Lowest or Op.Highest or Op.Lookup:
                return naming.Name(node);
            default:
                return node.Type.Kind == Kind.Boolean && !node.IsReference ? Clauses.Fact(naming, node, item) : Named(naming, node, item);
        }
    }

    private static Phrase Call(Naming naming, Node node, int item, List<Phrase> because)
    {
        var parts = Operands(naming, node, item, because);
        if (node.Id is "Yearly" or "Monthly" or "Weekly")
        {
            var times = node.Parts[1].Constant is 1m ? parts[0] : naming.Draft.Fill("{0} × {1}", parts[0], parts[1]);
            return node.Parts[2].Constant is 1m ? times : naming.Draft.Fill("{0} ÷ {1}", times, parts[2]);
        }

        return Names.IsListed(node)
            ? naming.Draft.Fill(Naming.Pattern(naming.Wording, node), naming.Draft.Join(parts, ", ", naming.Wording.And))
            : naming.Draft.Fill(Naming.Pattern(naming.Wording, node), parts);
    }

    private static Phrase Chosen(Naming naming, Node node, int item, List<Phrase> because)
    {
        ref readonly var test = ref naming.Evaluation.Frame.At(node.Parts[0], item);
        if (test.State != State.Known)
        {
            return Clauses.Fact(naming, node.Parts[0], item);
        }

        because.Add(Clauses.Fact(naming, node.Parts[0], item));
        return Formula(naming, node.Parts[test.Flag ? 1 : 2], item, because);
    }

    private static Phrase Table(Naming naming, Node node, int item, List<Phrase> because)
    {
        var hit = Walking.Hit(naming.Evaluation.Frame, node, item);
        if (hit < 0)
        {
            return Unsettled(naming, node, item);
        }

        var isRest = hit == node.RowIds.Length - 1;
        for (var row = isRest ? 0 : hit; row < (isRest ? hit : hit + 1); row++)
        {
            because.Add(Clauses.Fact(naming, node.Parts[row * 2], item));
        }

        return Formula(naming, isRest ? node.Parts[^1] : node.Parts[(hit * 2) + 1], item, because);
    }

    /// <summary>The first test of a table that keeps it from being settled.</summary>
    private static Phrase Unsettled(Naming naming, Node table, int item)
    {
        var frame = naming.Evaluation.Frame;
        foreach (var (test, testItem) in Walking.Decisive(frame, table, item))
        {
            if (test.Type.Kind == Kind.Boolean && frame.At(test, testItem).State is State.Unknown or State.Fault)
            {
                return Clauses.Fact(naming, test, item);
            }
        }

        return naming.Draft.Engine(naming.Wording.NotKnown);
    }

    /// <summary>The parts of a sum over a list, one after the other, when there are few; else in words.</summary>
    private static Phrase Summed(Naming naming, Node node)
    {
        const int Few = 6;
        var count = naming.Evaluation.Frame.ItemsOf(node.Parts[0].Slot).Count;
        var isKnown = naming.Evaluation.Frame.At(node, 0).State == State.Known;
        if (count is 0 or > Few || !isKnown)
        {
            return naming.Name(node);
        }

        var parts = new Phrase[count];
        for (var item = 0; item < count; item++)
        {
            parts[item] = naming.Draft.Fill(naming.Wording.WithValue, naming.Value(node.Parts[1], item), naming.Item(node.Parts[0].Slot, item));
        }

        return naming.Draft.Join(parts, " + ", " + ");
    }

    private static Phrase Signed(Naming naming, Node node, int item, string sign, List<Phrase> because) =>
        naming.Draft.Join(Operands(naming, node, item, because), sign, sign);

    private static Phrase[] Operands(Naming naming, Node node, int item, List<Phrase> because)
    {
        var operands = new Phrase[node.Parts.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = Grouped(naming, node, node.Parts[i], item, because);
        }

        return operands;
    }

    private static Phrase Grouped(Naming naming, Node node, Node part, int item, List<Phrase> because)
    {
        var operand = Operand(naming, part, item, because);
        var isSum = part.Op is Op.Add or Op.Subtract;
        var isArithmetic = isSum || part.Op is Op.Multiply or Op.Divide;
        var needsBrackets = node.Op switch
        {
            Op.Call => isArithmetic || part.Op == Op.If || (part.Op == Op.Call && Names.IsListed(part)),
            Op.Multiply => isSum || part.Op is Op.If or Op.Call,
            Op.Divide => isSum || part.Op is Op.If or Op.Call || (isArithmetic && part == node.Parts[1]),
            Op.Subtract => part.Op is Op.If or Op.Call || (isSum && part == node.Parts[1]),
            _ => part.Op is Op.If or Op.Call,
        };
        return needsBrackets ? naming.Draft.Fill("[{0}]", operand) : operand;
    }

    private static Phrase Operand(Naming naming, Node part, int item, List<Phrase> because) =>
        part.IsReference ? Named(naming, part, item) : Formula(naming, part, item, because);

    /// <summary>A value with its name behind it: figures first, as on a bill.</summary>
    private static Phrase Named(Naming naming, Node node, int item) =>
        node.Op == Op.Literal ? naming.Name(node) : naming.Draft.Fill(naming.Wording.WithValue, naming.Value(node, item), naming.Name(node));
}
