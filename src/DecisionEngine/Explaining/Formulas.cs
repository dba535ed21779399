using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>Calculations in words and signs, with the case's own figures: "DKK 26,000 a month (the household's income) × 12".</summary>
internal static class Formulas
{
    /// <summary>How a node's value came about, and behind it why those branches and rows were the ones.</summary>
    public static Sentence How(Naming naming, Node node, int item)
    {
        var because = new List<Sentence>();
        var formula = Formula(naming, node, item, because);
        return because.Count == 0
            ? formula
            : Sentence.Fill(naming.Wording.Because, formula, Sentence.Join(because, naming.Wording.Semicolon, naming.Wording.LastSemicolonAnd));
    }

    private static Sentence Formula(Naming naming, Node node, int item, List<Sentence> because)
    {
        var wording = naming.Wording;
        switch (node.Op)
        {
            case Op.Literal:
                return naming.Name(node, item);
            case Op.Review:
                return Sentence.Engine(wording.SentToPerson);
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
                return Sentence.Fill("−{0}", Operand(naming, node.Parts[0], item, because));
            case Op.Call:
                return Call(naming, node, item, because);
            case Op.Sum:
                return Summed(naming, node);
            case Op.Count or Op.Lowest or Op.Highest or Op.Lookup:
                return naming.Name(node, item);
            default:
                return node.Type.Kind == Kind.Boolean && !node.IsReference ? Clauses.Fact(naming, node, item) : Named(naming, node, item);
        }
    }

    private static Sentence Call(Naming naming, Node node, int item, List<Sentence> because)
    {
        var parts = node.Parts.Select(part => Grouped(naming, node, part, item, because)).ToArray();
        if (node.Id is "Yearly" or "Monthly" or "Weekly")
        {
            var times = node.Parts[1].Constant is 1m ? parts[0] : Sentence.Fill("{0} × {1}", parts[0], parts[1]);
            return node.Parts[2].Constant is 1m ? times : Sentence.Fill("{0} ÷ {1}", times, parts[2]);
        }

        return Naming.IsListed(node)
            ? Sentence.Fill(Naming.Pattern(naming.Wording, node), Sentence.Join(parts, ", ", naming.Wording.And))
            : Sentence.Fill(Naming.Pattern(naming.Wording, node), parts);
    }

    private static Sentence Chosen(Naming naming, Node node, int item, List<Sentence> because)
    {
        var test = naming.Evaluation.ValueOf(node.Parts[0], item);
        if (test.State != State.Known)
        {
            return Clauses.Fact(naming, node.Parts[0], item);
        }

        because.Add(Clauses.Fact(naming, node.Parts[0], item));
        return Formula(naming, node.Parts[(bool)test.Value! ? 1 : 2], item, because);
    }

    private static Sentence Table(Naming naming, Node node, int item, List<Sentence> because)
    {
        var hit = Walking.Hit(naming.Evaluation.Frame, node, item);
        if (hit < 0)
        {
            var open = Walking.Decisive(naming.Evaluation.Frame, node, item)
                .Where(entry => entry.Node.Type.Kind == Kind.Boolean && naming.Evaluation.Frame.At(entry.Node, item).State is State.Unknown or State.Fault)
                .Take(1)
                .ToList();
            return open.Count == 0 ? Sentence.Engine(naming.Wording.NotKnown) : Clauses.Fact(naming, open[0].Node, item);
        }

        var isRest = hit == node.RowIds.Length - 1;
        var tests = isRest
            ? Enumerable.Range(0, hit).Select(row => node.Parts[row * 2]).ToList()
            : [node.Parts[hit * 2]];
        because.AddRange(tests.Select(test => Clauses.Fact(naming, test, item)));
        return Formula(naming, isRest ? node.Parts[^1] : node.Parts[(hit * 2) + 1], item, because);
    }

    /// <summary>The parts of a sum over a list, one after the other, when there are few; else in words.</summary>
    private static Sentence Summed(Naming naming, Node node)
    {
        const int Few = 6;
        var count = naming.Evaluation.Frame.ItemsOf(node.Parts[0].Slot).Count;
        var isKnown = naming.Evaluation.ValueOf(node).State == State.Known;
        if (count is 0 or > Few || !isKnown)
        {
            return naming.Name(node, 0);
        }

        var parts = Enumerable.Range(0, count)
            .Select(item => Sentence.Fill(naming.Wording.WithValue, naming.Value(node.Parts[1], item), naming.Item(node.Parts[0].Slot, item)))
            .ToList();
        return Sentence.Join(parts, " + ", " + ");
    }

    private static Sentence Signed(Naming naming, Node node, int item, string sign, List<Sentence> because) =>
        Sentence.Join([.. node.Parts.Select(part => Grouped(naming, node, part, item, because))], sign, sign);

    private static Sentence Grouped(Naming naming, Node node, Node part, int item, List<Sentence> because)
    {
        var operand = Operand(naming, part, item, because);
        var isSum = part.Op is Op.Add or Op.Subtract;
        var isArithmetic = isSum || part.Op is Op.Multiply or Op.Divide;
        var needsBrackets = node.Op switch
        {
            Op.Call => isArithmetic || part.Op == Op.If || (part.Op == Op.Call && Naming.IsListed(part)),
            Op.Multiply => isSum || part.Op is Op.If or Op.Call,
            Op.Divide => isSum || part.Op is Op.If or Op.Call || (isArithmetic && part == node.Parts[1]),
            Op.Subtract => part.Op is Op.If or Op.Call || (isSum && part == node.Parts[1]),
            _ => part.Op is Op.If or Op.Call,
        };
        return needsBrackets ? Sentence.Fill("[{0}]", operand) : operand;
    }

    private static Sentence Operand(Naming naming, Node part, int item, List<Sentence> because) =>
        part.IsReference ? Named(naming, part, item) : Formula(naming, part, item, because);

    /// <summary>A value with its name behind it: figures first, as on a bill.</summary>
    private static Sentence Named(Naming naming, Node node, int item) =>
        node.Op == Op.Literal ? naming.Name(node, item) : Sentence.Fill(naming.Wording.WithValue, naming.Value(node, item), naming.Name(node, item));
}
