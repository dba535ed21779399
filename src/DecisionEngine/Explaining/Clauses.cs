using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>
/// Conditions in words. <see cref="Rule"/> says what must hold, without the case's values; <see cref="Fact"/> says what does
/// hold in this case, with them. Both are read off the same tree that was evaluated.
/// </summary>
internal static class Clauses
{
    /// <summary>The condition, or with <paramref name="holds"/> false its opposite, as a clause.</summary>
    public static Sentence Rule(Naming naming, Node node, int item, bool holds)
    {
        var wording = naming.Wording;
        switch (node.Op)
        {
            case Op.Not:
                return Rule(naming, node.Parts[0], item, !holds);
            case Op.And or Op.Or:
                return Joined(naming, [.. node.Parts.Select(part => Inside(part, Rule(naming, part, item, holds)))], isAnd: (node.Op == Op.And) == holds);
            case Op.In:
                var options = node.Parts.Skip(1).Select(part => naming.Name(part, item)).ToList();
                var listed = Sentence.Join(options, ", ", wording.Or);
                return Sentence.Fill(holds ? wording.IsValue : wording.NotEqual, naming.Subject(node.Parts[0], item, withValue: false), listed);
            case Op.If:
                return Sentence.Fill(
                    wording.IfThenElse,
                    Rule(naming, node.Parts[0], item, true),
                    Rule(naming, node.Parts[1], item, holds),
                    Rule(naming, node.Parts[2], item, holds));
            case Op.Any or Op.All:
                return Quantified(naming, node, holds, ruleMood: true);
            case Op.Literal:
                return Sentence.Of(new TracedValue(DataType.Boolean, State.Known, (bool)node.Constant! == holds, Fault.None), wording);
            case Op.Equal or Op.NotEqual when node.Parts[0].Type.Kind == Kind.Boolean:
                return SameAnswer(naming, node, item, (node.Op == Op.Equal) == holds);
            case >= Op.Less and <= Op.Greater:
                var op = holds ? node.Op : Opposite(node.Op);
                return Sentence.Fill(Relation(wording, op, node), naming.Subject(node.Parts[0], item, withValue: false), naming.Name(node.Parts[1], item));
            default:
                return Truth(naming, node, item, holds);
        }
    }

    /// <summary>What holds in this case, as a clause with the case's values. Only what made the result what it is is said.</summary>
    public static Sentence Fact(Naming naming, Node node, int item)
    {
        var wording = naming.Wording;
        var value = naming.Evaluation.ValueOf(node, item);
        switch (node.Op)
        {
            case Op.Not:
                return Fact(naming, node.Parts[0], item);
            case Op.And or Op.Or when value.State is State.Unknown or State.Fault:
                var open = Walking.Decisive(naming.Evaluation.Frame, node, item)
                    .Where(entry => naming.Evaluation.Frame.At(entry.Node, entry.Item).State == value.State)
                    .Select(entry => WithValues(naming, entry.Node, entry.Item))
                    .ToList();
                return Sentence.Fill(
                    value.State == State.Unknown ? wording.NotYetKnown : wording.CannotBeComputed,
                    Sentence.Join(open, wording.Semicolon, wording.Semicolon));
            case Op.And or Op.Or when value.State == State.Known:
                var parts = Walking.Decisive(naming.Evaluation.Frame, node, item).Select(entry => Fact(naming, entry.Node, entry.Item)).ToList();
                return Joined(naming, parts, isAnd: true);
            case Op.If when value.State == State.Known:
                return Sentence.Join(
                    [.. Walking.Decisive(naming.Evaluation.Frame, node, item).Where(entry => entry.Node.Op != Op.Literal).Select(entry => Fact(naming, entry.Node, entry.Item))],
                    wording.Semicolon,
                    wording.LastSemicolonAnd);
            case Op.Any or Op.All when value.State == State.Known:
                return Quantified(naming, node, (bool)value.Value!, ruleMood: false);
            case Op.In when value.State == State.Known:
                return In(naming, node, item, (bool)value.Value!);
            case Op.Equal or Op.NotEqual when value.State == State.Known && node.Parts[0].Type.Kind == Kind.Boolean:
                return SameAnswer(naming, node, item, (node.Op == Op.Equal) == (bool)value.Value!);
            case >= Op.Less and <= Op.Greater when value.State == State.Known:
                return Compared(naming, node, item);
            default:
                break;
        }

        return value.State switch
        {
            State.Known => Truth(naming, node, item, (bool)value.Value!),
            State.Fault => Sentence.Fill(wording.CannotBeComputed, WithValues(naming, node, item)),
            _ => Sentence.Fill(wording.NotYetKnown, WithValues(naming, node, item)),
        };
    }

    /// <summary>A fault in words.</summary>
    public static string Why(Wording wording, Fault fault) => fault switch
    {
        Compiling.Fault.DivisionByZero => wording.DivisionByZero,
        Compiling.Fault.Overflow => wording.Overflow,
        Compiling.Fault.EmptyList => wording.EmptyList,
        Compiling.Fault.RateMissing => wording.RateMissing,
        Compiling.Fault.NoRow => wording.NoRow,
        Compiling.Fault.SeveralRows => wording.SeveralRows,
        Compiling.Fault.DateOutOfRange => wording.DateOutOfRange,
        _ => wording.NotInForce,
    };

    /// <summary>The comparison that is actually true of the two values, which need not be the one that was asked.</summary>
    private static Sentence Compared(Naming naming, Node node, int item)
    {
        var (left, right) = (node.Parts[0], node.Parts[1]);
        var isOrdered = left.Type.IsNumeric || left.Type.Kind == Kind.Date;
        var holds = (bool)naming.Evaluation.ValueOf(node, item).Value!;
        Op actual;
        if (isOrdered)
        {
            var sign = Comparer<object>.Default.Compare(Of(naming, left, item), Of(naming, right, item));
            actual = sign < 0 ? Op.Less : sign > 0 ? Op.Greater : Op.Equal;
        }
        else
        {
            actual = holds == (node.Op == Op.Equal) ? Op.Equal : Op.NotEqual;
        }

        // "The share (37 %) is higher than 0 %", but "the share is 0 %": an equal value is said once.
        var isSaidOnce = actual == Op.Equal && (right.Op == Op.Literal || !isOrdered);
        var subject = naming.Subject(left, item, withValue: isOrdered && !isSaidOnce);
        if (!isOrdered && actual == Op.NotEqual && right.Op == Op.Literal && left.Type.Kind != Kind.Boolean)
        {
            return Sentence.Fill(naming.Wording.IsNotAmong, subject, naming.Value(left, item), naming.Name(right, item));
        }

        var other = isOrdered ? naming.NameAndValue(right, item) : naming.Name(right, item);
        return Sentence.Fill(Relation(naming.Wording, actual, node), subject, other);
    }

    private static Sentence SameAnswer(Naming naming, Node node, int item, bool isSame) => Sentence.Fill(
        isSame ? naming.Wording.BothOrNeither : naming.Wording.OnlyOne,
        Rule(naming, node.Parts[0], item, true),
        Rule(naming, node.Parts[1], item, true));

    private static Sentence In(Naming naming, Node node, int item, bool isIn)
    {
        var subject = naming.Subject(node.Parts[0], item, withValue: false);
        var value = naming.Value(node.Parts[0], item);
        if (isIn)
        {
            return Sentence.Fill(naming.Wording.IsValue, subject, value);
        }

        var options = node.Parts.Skip(1).Select(part => naming.Name(part, item)).ToList();
        return Sentence.Fill(naming.Wording.IsNotAmong, subject, value, Sentence.Join(options, ", ", naming.Wording.Or));
    }

    private static Sentence Quantified(Naming naming, Node node, bool holds, bool ruleMood)
    {
        var wording = naming.Wording;
        var list = node.Parts[0];
        var many = naming.Many(list);
        var count = naming.Value(list, 0);
        if (node.Parts.Length == 1)
        {
            return Sentence.Fill(!holds ? wording.ThereAreNone : ruleMood ? wording.ThereAreSome : wording.ThereAre, many, count);
        }

        if (!ruleMood && naming.Evaluation.ValueOf(list).Value is 0)
        {
            return Sentence.Fill(wording.ThereAreNone, many, count);
        }

        var condition = Rule(naming, node.Parts[1], 0, true);
        var pattern = (node.Op == Op.Any, holds) switch
        {
            (true, true) => wording.SomeItem,
            (true, false) => wording.NoItem,
            (false, true) => wording.EveryItem,
            _ => wording.NotEveryItem,
        };
        return Sentence.Fill(Counted(pattern, ruleMood), many, count, condition);
    }

    /// <summary>A rule in general says nothing of how many there are in this case.</summary>
    private static string Counted(string pattern, bool ruleMood) => ruleMood ? pattern.Replace(" ({1})", "", StringComparison.Ordinal) : pattern;

    /// <summary>A condition that is not settled, with what is known of its operands.</summary>
    private static Sentence WithValues(Naming naming, Node node, int item) =>
        node.IsComparison
            ? Sentence.Fill(Relation(naming.Wording, node.Op, node), naming.Subject(node.Parts[0], item, withValue: true), naming.NameAndValue(node.Parts[1], item))
            : Rule(naming, node, item, true);

    /// <summary>A boolean fact, field or criterion said to be so or not.</summary>
    private static Sentence Truth(Naming naming, Node node, int item, bool holds)
    {
        var wording = naming.Wording;
        var ruleSet = naming.Evaluation.RuleSet;
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

        var isCriterion = node.Op == Op.Step && naming.Evaluation.Frame.Program.FindStep(node.Id!)!.Step.IsCriterion;
        var pattern = (isCriterion, holds) switch
        {
            (true, true) => wording.ConditionIsMet,
            (true, false) => wording.ConditionIsNotMet,
            (false, true) => wording.AnswerIsYes,
            _ => wording.AnswerIsNo,
        };
        return Sentence.Fill(pattern, naming.Name(node, item));
    }

    /// <summary>A whole condition as a list of clauses, for where the words before it already say that all of them hold.</summary>
    public static Sentence Listed(Naming naming, Node condition, Func<Node, Sentence> say) => condition.Op == Op.And
        ? Sentence.Join([.. condition.Parts.Select(say)], naming.Wording.Semicolon, naming.Wording.LastSemicolonAnd)
        : say(condition);

    /// <summary>A condition inside another is kept together, so that "and" and "or" cannot be read wrongly.</summary>
    private static Sentence Inside(Node part, Sentence clause) =>
        (part.Op == Op.Not ? part.Parts[0] : part).Op is Op.And or Op.Or or Op.If ? Sentence.Fill("({0})", clause) : clause;

    private static Sentence Joined(Naming naming, List<Sentence> clauses, bool isAnd)
    {
        var wording = naming.Wording;
        return clauses.Count <= 2
            ? Sentence.Join(clauses, wording.Semicolon, isAnd ? wording.LastSemicolonAnd : wording.LastSemicolonOr)
            : Sentence.Fill(isAnd ? wording.AllHold : wording.OneHolds, Sentence.Join(clauses, wording.Semicolon, wording.Semicolon));
    }

    private static object Of(Naming naming, Node node, int item) => naming.Evaluation.ValueOf(node, item).Value!;

    private static Op Opposite(Op op) => op switch
    {
        Op.Less => Op.GreaterOrEqual,
        Op.LessOrEqual => Op.Greater,
        Op.Equal => Op.NotEqual,
        Op.NotEqual => Op.Equal,
        Op.GreaterOrEqual => Op.Less,
        _ => Op.LessOrEqual,
    };

    private static string Relation(Wording wording, Op op, Node node)
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
}
