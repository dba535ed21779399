using System.Runtime.InteropServices;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>
/// What holds in this case, in words and with its values. <see cref="Conditions"/> says what must hold, without them. Both are
/// read off the same tree that was evaluated.
/// </summary>
internal static class Clauses
{
    /// <summary>What holds in this case, as a clause with the case's values. Only what made the result what it is is said.</summary>
    public static Phrase Fact(Naming naming, Node node, int item)
    {
        ref readonly var cell = ref naming.Evaluation.Frame.At(node, item);
        switch (node.Op)
        {
            case Op.Not:
                return Fact(naming, node.Parts[0], item);
            case Op.And or Op.Or when cell.State is State.Unknown or State.Fault:
                return Open(naming, node, item, cell.State);
            case Op.And or Op.Or when cell.State == State.Known:
                return Joined(naming, node, item);
            case Op.If when cell.State == State.Known:
                return Branch(naming, node, item);
            case Op.Any or Op.All when cell.State == State.Known:
                return Quantified(naming, node, cell.Flag);
            case Op.In when cell.State == State.Known:
                return In(naming, node, item, cell.Flag);
            case Op.Equal or Op.NotEqual when cell.State == State.Known && node.Parts[0].Type.Kind == Kind.Boolean:
                return Conditions.SameAnswer(naming.Words, node, (node.Op == Op.Equal) == cell.Flag);
            case >= Op.Less and <= Op.Greater when cell.State == State.Known:
                return Compared(naming, node, item);
            default:
                break;
        }

        return cell.State switch
        {
            State.Known => Truth(naming, node, cell.Flag),
            State.Fault => naming.Draft.Fill(naming.Wording.CannotBeComputed, WithValues(naming, node, item)),
            _ => naming.Draft.Fill(naming.Wording.NotYetKnown, WithValues(naming, node, item)),
        };
    }

    /// <summary>A whole condition that holds, as a list of clauses, for where the words before it already say that all of them hold.</summary>
    public static Phrase Listed(Naming naming, Node condition)
    {
        if (condition.Op != Op.And)
        {
            return Fact(naming, condition, 0);
        }

        var clauses = new Phrase[condition.Parts.Length];
        for (var i = 0; i < clauses.Length; i++)
        {
            clauses[i] = Fact(naming, condition.Parts[i], 0);
        }

        return naming.Draft.Join(clauses, naming.Wording.Semicolon, naming.Wording.LastSemicolonAnd);
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

    /// <summary>A conjunction or disjunction that is not settled: what keeps it open.</summary>
    private static Phrase Open(Naming naming, Node node, int item, State state)
    {
        var frame = naming.Evaluation.Frame;
        var open = Said(naming, node, item, part => frame.At(part.Node, part.Item).State == state, part => WithValues(naming, part.Node, part.Item));
        var wording = naming.Wording;
        return naming.Draft.Fill(state == State.Unknown ? wording.NotYetKnown : wording.CannotBeComputed, naming.Draft.Join(open, wording.Semicolon, wording.Semicolon));
    }

    private static Phrase Joined(Naming naming, Node node, int item)
    {
        var (draft, wording) = (naming.Draft, naming.Wording);
        var clauses = Said(naming, node, item, static _ => true, part => Fact(naming, part.Node, part.Item));
        return clauses.Length <= 2
            ? draft.Join(clauses, wording.Semicolon, wording.LastSemicolonAnd)
            : draft.Fill(wording.AllHold, draft.Join(clauses, wording.Semicolon, wording.Semicolon));
    }

    private static Phrase Branch(Naming naming, Node node, int item)
    {
        var clauses = Said(naming, node, item, static part => part.Node.Op != Op.Literal, part => Fact(naming, part.Node, part.Item));
        return naming.Draft.Join(clauses, naming.Wording.Semicolon, naming.Wording.LastSemicolonAnd);
    }

    /// <summary>The decisive parts of a node that are to be said, each as a clause.</summary>
    private static ReadOnlySpan<Phrase> Said(Naming naming, Node node, int item, Func<Part, bool> isSaid, Func<Part, Phrase> say)
    {
        var parts = Walking.Decisive(naming.Evaluation.Frame, node, item);
        var clauses = new Phrase[parts.Count];
        var count = 0;
        foreach (ref readonly var part in CollectionsMarshal.AsSpan(parts))
        {
            if (isSaid(part))
            {
                clauses[count++] = say(part);
            }
        }

        return clauses.AsSpan(0, count);
    }

    /// <summary>The comparison that is actually true of the two values, which need not be the one that was asked.</summary>
    private static Phrase Compared(Naming naming, Node node, int item)
    {
        var (left, right) = (node.Parts[0], node.Parts[1]);
        var frame = naming.Evaluation.Frame;
        var isOrdered = left.Type.IsNumeric || left.Type.Kind == Kind.Date;
        Op actual;
        if (isOrdered)
        {
            ref readonly var one = ref frame.At(left, item);
            ref readonly var other = ref frame.At(right, item);
            var sign = left.Type.IsNumeric ? one.Number.CompareTo(other.Number) : one.Date.CompareTo(other.Date);
            actual = sign < 0 ? Op.Less : sign > 0 ? Op.Greater : Op.Equal;
        }
        else
        {
            actual = frame.At(node, item).Flag == (node.Op == Op.Equal) ? Op.Equal : Op.NotEqual;
        }

        // "The share (37 %) is higher than 0 %", but "the share is 0 %": an equal value is said once.
        var isSaidOnce = actual == Op.Equal && (right.Op == Op.Literal || !isOrdered);
        var subject = isOrdered && !isSaidOnce ? naming.SubjectAndValue(left, item) : naming.Words[left].Subject;
        if (!isOrdered && actual == Op.NotEqual && right.Op == Op.Literal && left.Type.Kind != Kind.Boolean)
        {
            return naming.Draft.Fill(naming.Wording.IsNotAmong, subject, naming.Value(left, item), naming.Name(right));
        }

        return naming.Draft.Fill(Conditions.Relation(naming.Wording, actual, node), subject, isOrdered ? naming.NameAndValue(right, item) : naming.Name(right));
    }

    private static Phrase In(Naming naming, Node node, int item, bool isIn)
    {
        var (words, wording) = (naming.Words, naming.Wording);
        Phrase subject = words[node.Parts[0]].Subject;
        var value = naming.Value(node.Parts[0], item);
        return isIn
            ? naming.Draft.Fill(wording.IsValue, subject, value)
            : naming.Draft.Fill(wording.IsNotAmong, subject, value, Conditions.Options(words, node));
    }

    private static Phrase Quantified(Naming naming, Node node, bool holds)
    {
        var (draft, wording) = (naming.Draft, naming.Wording);
        var list = node.Parts[0];
        Phrase many = naming.Words.Facts[list.Slot].Many;
        var count = naming.Value(list, 0);
        if (node.Parts.Length == 1)
        {
            return draft.Fill(holds ? wording.ThereAre : wording.ThereAreNone, many, count);
        }

        var isEmpty = naming.Evaluation.Frame.At(list, 0).State == State.Known && naming.Evaluation.Frame.ItemsOf(list.Slot).Count == 0;
        return isEmpty
            ? draft.Fill(wording.ThereAreNone, many, count)
            : draft.Fill(Conditions.OverItems(wording, node.Op, holds), many, count, naming.Words[node.Parts[1]].Rule(true));
    }

    /// <summary>A condition that is not settled, with what is known of its operands.</summary>
    private static Phrase WithValues(Naming naming, Node node, int item) => node.IsComparison
        ? naming.Draft.Fill(Conditions.Relation(naming.Wording, node.Op, node), naming.SubjectAndValue(node.Parts[0], item), naming.NameAndValue(node.Parts[1], item))
        : naming.Words[node].Rule(true);

    /// <summary>A boolean by itself says the same in every case.</summary>
    private static Phrase Truth(Naming naming, Node node, bool holds) => naming.Words[node].Truth(holds);
}
