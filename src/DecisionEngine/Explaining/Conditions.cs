using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>What must hold, in words without any case's values.</summary>
internal static class Conditions
{
    /// <summary>The condition, or with <paramref name="holds"/> false its opposite, as a clause.</summary>
    public static Sentence Rule(Vocabulary words, Node node, bool holds)
    {
        var wording = words.Wording;
        switch (node.Op)
        {
            case Op.Not:
                return words[node.Parts[0]].Rule(!holds);
            case Op.And or Op.Or:
                return Joined(wording, [.. node.Parts.Select(part => Inside(part, words[part].Rule(holds)))], isAnd: (node.Op == Op.And) == holds);
            case Op.In:
                return Sentence.Fill(holds ? wording.IsValue : wording.NotEqual, words[node.Parts[0]].Subject, Options(words, node));
            case Op.If:
                return Sentence.Fill(wording.IfThenElse, words[node.Parts[0]].Rule(true), words[node.Parts[1]].Rule(holds), words[node.Parts[2]].Rule(holds));
            case Op.Any or Op.All:
                return Quantified(words, node, holds);
            case Op.Literal:
                return Sentence.Of(new TracedValue(DataType.Boolean, State.Known, (bool)node.Constant! == holds, Fault.None), wording);
            case Op.Equal or Op.NotEqual when node.Parts[0].Type.Kind == Kind.Boolean:
                return SameAnswer(words, node, (node.Op == Op.Equal) == holds);
            case >= Op.Less and <= Op.Greater:
                return Sentence.Fill(Relation(wording, holds ? node.Op : Opposite(node.Op), node), words[node.Parts[0]].Subject, words[node.Parts[1]].Name);
            default:
                return Truth(words, node, holds);
        }
    }

    /// <summary>A boolean fact, field or criterion said to be so or not.</summary>
    public static Sentence Truth(Vocabulary words, Node node, bool holds)
    {
        var wording = words.Wording;
        var ruleSet = words.Program.RuleSet;
        var says = node.Op switch
        {
            Op.Fact => ruleSet.Facts[node.Slot].Says,
            Op.Field => ruleSet.Facts[node.Scope].Fields[node.Slot].Says,
            _ => null,
        };
        if (says is not null)
        {
            return Sentence.Authored((holds ? says.Yes : says.No)[wording.Language]).AsClause();
        }

        var isCriterion = node.Op == Op.Step && words.Program.FindStep(node.Id!)!.Step.IsCriterion;
        var pattern = (isCriterion, holds) switch
        {
            (true, true) => wording.ConditionIsMet,
            (true, false) => wording.ConditionIsNotMet,
            (false, true) => wording.AnswerIsYes,
            _ => wording.AnswerIsNo,
        };
        return Sentence.Fill(pattern, words[node].Name);
    }

    /// <summary>That two conditions come out the same, or do not.</summary>
    public static Sentence SameAnswer(Vocabulary words, Node node, bool isSame) => Sentence.Fill(
        isSame ? words.Wording.BothOrNeither : words.Wording.OnlyOne,
        words[node.Parts[0]].Rule(true),
        words[node.Parts[1]].Rule(true));

    /// <summary>The values a thing is looked for among.</summary>
    public static Sentence Options(Vocabulary words, Node node) =>
        Sentence.Join([.. node.Parts.Skip(1).Select(part => words[part].Name)], ", ", words.Wording.Or);

    /// <summary>The words of a comparison.</summary>
    public static string Relation(Wording wording, Op op, Node node)
    {
        var isDate = node.Parts[0].Type.Kind == Kind.Date;
        var isNumber = node.Parts[0].Type.IsNumeric && node.Parts[1].Op != Op.Literal;
        return op switch
        {
            Op.Less => isDate ? wording.Before : wording.Less,
            Op.LessOrEqual => isDate ? wording.NotAfter : wording.LessOrEqual,
            Op.Equal => isDate && node.Parts[1].Op != Op.Literal ? wording.SameDay : isNumber ? wording.Equal : wording.IsValue,
            Op.NotEqual => isDate && node.Parts[1].Op != Op.Literal ? wording.OtherDay : wording.NotEqual,
            Op.GreaterOrEqual => isDate ? wording.NotBefore : wording.GreaterOrEqual,
            _ => isDate ? wording.After : wording.Greater,
        };
    }

    /// <summary>The words of a condition about the items of a list.</summary>
    public static string OverItems(Wording wording, Op op, bool holds) => (op == Op.Any, holds) switch
    {
        (true, true) => wording.SomeItem,
        (true, false) => wording.NoItem,
        (false, true) => wording.EveryItem,
        _ => wording.NotEveryItem,
    };

    /// <summary>A whole condition as a list of clauses, for where the words before it already say that all of them hold.</summary>
    public static Sentence Listed(Vocabulary words, Node condition) => condition.Op == Op.And
        ? Sentence.Join([.. condition.Parts.Select(part => words[part].Rule(true))], words.Wording.Semicolon, words.Wording.LastSemicolonAnd)
        : words[condition].Rule(true);

    private static Sentence Quantified(Vocabulary words, Node node, bool holds)
    {
        var wording = words.Wording;
        var many = Names.Many(words, node.Parts[0]);
        return node.Parts.Length == 1
            ? Sentence.Fill(holds ? wording.ThereAreSome : wording.ThereAreNone, many)
            : Sentence.Fill(Uncounted(OverItems(wording, node.Op, holds)), many, Sentence.Empty, words[node.Parts[1]].Rule(true));
    }

    /// <summary>A rule in general says nothing of how many there are in this case.</summary>
    private static string Uncounted(string pattern) => pattern.Replace(" ({1})", "", StringComparison.Ordinal);

    /// <summary>A condition inside another is kept together, so that "and" and "or" cannot be read wrongly.</summary>
    private static Sentence Inside(Node part, Sentence clause) =>
        (part.Op == Op.Not ? part.Parts[0] : part).Op is Op.And or Op.Or or Op.If ? Sentence.Fill("({0})", clause) : clause;

    private static Sentence Joined(Wording wording, List<Sentence> clauses, bool isAnd) => clauses.Count <= 2
        ? Sentence.Join(clauses, wording.Semicolon, isAnd ? wording.LastSemicolonAnd : wording.LastSemicolonOr)
        : Sentence.Fill(isAnd ? wording.AllHold : wording.OneHolds, Sentence.Join(clauses, wording.Semicolon, wording.Semicolon));

    private static Op Opposite(Op op) => op switch
    {
        Op.Less => Op.GreaterOrEqual,
        Op.LessOrEqual => Op.Greater,
        Op.Equal => Op.NotEqual,
        Op.NotEqual => Op.Equal,
        Op.GreaterOrEqual => Op.Less,
        _ => Op.LessOrEqual,
    };
}
