using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Analysis;

/// <summary>
/// What a few conditions are made of. Each term that is compared with written values falls on one of them or into one of
/// the intervals between them, each choice takes one of its values, two things compared lie in one of three orders, and
/// everything else is true or false. The same thing is the same term wherever and whichever way round it stands.
/// </summary>
internal sealed class Terms
{
    /// <summary>The case of a term that has not been given any.</summary>
    public const int Open = -1;

    private readonly IReadOnlyDictionary<string, Node> steps;
    private readonly List<Term> terms = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly HashSet<string> collected = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool?> held = new(StringComparer.Ordinal);

    /// <param name="steps">The steps that are looked into; a step that is not among them is a term of its own.</param>
    /// <param name="conditions">The conditions.</param>
    public Terms(IReadOnlyDictionary<string, Node> steps, IEnumerable<Node> conditions)
    {
        this.steps = steps;
        foreach (var condition in conditions)
        {
            Collect(condition);
        }
    }

    public int Count => terms.Count;

    /// <summary>How many nodes were looked at, in all: the measure of patience.</summary>
    public long Work { get; private set; }

    /// <summary>How many cases the term has.</summary>
    public int Cases(int term) => terms[term].Cases;

    /// <summary>Whether the conditions hold when each term takes the case <paramref name="at"/> gives it; null where open terms decide.</summary>
    public bool? Hold(IEnumerable<Node> conditions, bool wanted, int[] at)
    {
        held.Clear();
        return All(conditions.Select(condition => Holds(condition, at) is { } holds ? holds == wanted : (bool?)null));
    }

    private void Collect(Node node)
    {
        Work++;
        if (node.Op == Op.Step && steps.TryGetValue(node.Id!, out var root))
        {
            if (collected.Add(node.Id!))
            {
                Collect(root);
            }

            return;
        }

        switch (node.Op)
        {
            case Op.And or Op.Or or Op.Not or Op.If:
            case Op.Equal or Op.NotEqual when node.Parts[0].Type.Kind == Kind.Boolean:
                foreach (var part in node.Parts)
                {
                    Collect(part);
                }

                break;
            case Op.Literal:
                break;
            case Op.In:
                foreach (var option in node.Parts.Skip(1))
                {
                    Compared(node.Parts[0], option);
                }

                break;
            case >= Op.Less and <= Op.Greater:
                Compared(node.Parts[0], node.Parts[1]);
                break;
            default:
                Index(node.ToString(), () => new Term(2, []));
                break;
        }
    }

    private void Compared(Node left, Node right)
    {
        var (key, subject, literal, _) = Sides(left, right);
        if (literal is null)
        {
            Index(key, () => new Term(3, []));
        }
        else if (subject.Type.Choices is { } choices)
        {
            Index(key, () => new Term(choices.Values.Length, [.. choices.Values.Select(choice => (IComparable)choice.Value)]));
        }
        else
        {
            var index = Index(key, () => new Term(1, []));
            if (literal is IComparable value && !terms[index].Values.Contains(value))
            {
                ImmutableArray<IComparable> values = [.. terms[index].Values.Add(value).Order()];
                terms[index] = new Term((values.Length * 2) + 1, values);
            }
        }
    }

    private int Index(string key, Func<Term> make)
    {
        if (!indexes.TryGetValue(key, out var index))
        {
            index = terms.Count;
            indexes[key] = index;
            terms.Add(make());
        }

        return index;
    }

    /// <summary>What is compared, the written value it is compared with (null where neither side is written), and whether the sides stand the other way round.</summary>
    private static (string Key, Node Subject, object? Literal, bool IsTurned) Sides(Node left, Node right)
    {
        if (right.Op == Op.Literal || left.Op == Op.Literal)
        {
            return right.Op == Op.Literal ? (left.ToString(), left, right.Constant, false) : (right.ToString(), right, left.Constant, true);
        }

        var (a, b) = (left.ToString(), right.ToString());
        return string.CompareOrdinal(a, b) <= 0 ? ($"{a} ? {b}", left, null, false) : ($"{b} ? {a}", left, null, true);
    }

    private bool? Holds(Node node, int[] at)
    {
        Work++;
        if (node.Op == Op.Step && steps.TryGetValue(node.Id!, out var root))
        {
            if (!held.TryGetValue(node.Id!, out var known))
            {
                known = Holds(root, at);
                held[node.Id!] = known;
            }

            return known;
        }

        return node.Op switch
        {
            Op.And => All(node.Parts.Select(part => Holds(part, at))),
            Op.Or => !All(node.Parts.Select(part => !Holds(part, at))),
            Op.Not => !Holds(node.Parts[0], at),
            Op.Literal => node.Constant is true,
            Op.If => Holds(node.Parts[0], at) switch
            {
                true => Holds(node.Parts[1], at),
                false => Holds(node.Parts[2], at),
                _ => Same(Holds(node.Parts[1], at), Holds(node.Parts[2], at)),
            },
            Op.In => !All(node.Parts.Skip(1).Select(option => Sign(node.Parts[0], option, at) is { } sign ? sign != 0 : (bool?)null)),
            Op.Equal when node.Parts[0].Type.Kind == Kind.Boolean => Holds(node.Parts[0], at) is { } a && Holds(node.Parts[1], at) is { } b ? a == b : null,
            Op.NotEqual when node.Parts[0].Type.Kind == Kind.Boolean => Holds(node.Parts[0], at) is { } a && Holds(node.Parts[1], at) is { } b ? a != b : null,
            >= Op.Less and <= Op.Greater => Sign(node.Parts[0], node.Parts[1], at) is { } sign ? IsSign(node.Op, sign) : null,
            _ => at[indexes[node.ToString()]] is var holds and not Open ? holds == 1 : null,
        };
    }

    private static bool? All(IEnumerable<bool?> parts)
    {
        bool? all = true;
        foreach (var part in parts)
        {
            if (part == false)
            {
                return false;
            }

            all = part is null ? null : all;
        }

        return all;
    }

    private static bool? Same(bool? a, bool? b) => a == b ? a : null;

    private static bool IsSign(Op op, int sign) => op switch
    {
        Op.Less => sign < 0,
        Op.LessOrEqual => sign <= 0,
        Op.Equal => sign == 0,
        Op.NotEqual => sign != 0,
        Op.GreaterOrEqual => sign >= 0,
        _ => sign > 0,
    };

    private int? Sign(Node left, Node right, int[] at)
    {
        var (key, subject, literal, isTurned) = Sides(left, right);
        var index = indexes[key];
        if (at[index] == Open)
        {
            return null;
        }

        var position = literal is null ? 0 : terms[index].Values.IndexOf((IComparable)literal);
        var sign = literal is null ? at[index] - 1
            : subject.Type.Choices is not null ? (at[index] == position ? 0 : 1)
            : at[index].CompareTo((position * 2) + 1);
        return isTurned ? -sign : sign;
    }

    /// <summary>Something conditions compare: with n written values it lies on one of them or in one of the n + 1 intervals around them.</summary>
    private readonly record struct Term(int Cases, ImmutableArray<IComparable> Values);
}
