using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Analysis;

/// <summary>
/// Whether conditions can hold together, or all fail together, decided by trying every case that tells them apart: each
/// term that is compared with written values falls into one of the intervals between them, each choice takes one of its
/// values, and everything else is true or false. What is proven here holds; what is not proven may still hold.
/// </summary>
internal sealed class Conditions
{
    private const int MostCases = 50_000;
    private readonly List<Term> terms = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    private Conditions(IEnumerable<Node> conditions)
    {
        foreach (var condition in conditions)
        {
            Collect(condition);
        }
    }

    /// <summary>Every pair of conditions, by index, that is not proven to exclude each other; null when there are too many cases to try.</summary>
    public static ImmutableArray<(int First, int Second)>? Overlaps(IReadOnlyList<Node> conditions)
    {
        var overlaps = new SortedSet<(int, int)>();
        return new Conditions(conditions).Try(conditions, held =>
        {
            for (var i = 0; i < held.Length; i++)
            {
                for (var j = i + 1; j < held.Length && held[i]; j++)
                {
                    if (held[j])
                    {
                        overlaps.Add((i, j));
                    }
                }
            }
        })
            ? [.. overlaps]
            : null;
    }

    /// <summary>Whether at least one of the conditions is proven to hold in every case.</summary>
    public static bool AreTotal(IReadOnlyList<Node> conditions)
    {
        var isTotal = true;
        return new Conditions(conditions).Try(conditions, held => isTotal &= held.Contains(true)) && isTotal;
    }

    private bool Try(IReadOnlyList<Node> conditions, Action<bool[]> see)
    {
        var cases = 1L;
        foreach (var term in terms)
        {
            cases *= term.Cases;
            if (cases > MostCases)
            {
                return false;
            }
        }

        var at = new int[terms.Count];
        for (var i = 0L; i < cases; i++)
        {
            var rest = i;
            for (var term = 0; term < at.Length; term++)
            {
                at[term] = (int)(rest % terms[term].Cases);
                rest /= terms[term].Cases;
            }

            see([.. conditions.Select(condition => Holds(condition, at))]);
        }

        return true;
    }

    private void Collect(Node node)
    {
        switch (node.Op)
        {
            case Op.And or Op.Or or Op.Not:
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
                    Comparison(node.Parts[0], option);
                }

                break;
            case >= Op.Less and <= Op.Greater:
                Comparison(node.Parts[0], node.Parts[1]);
                break;
            default:
                Index(node.ToString(), () => new Term(2, []));
                break;
        }
    }

    private void Comparison(Node left, Node right)
    {
        var (term, literal) = Sides(left, right);
        if (literal is null)
        {
            Index($"{left} ? {right}", () => new Term(3, []));
        }
        else if (term.Type.Kind == Kind.Choice)
        {
            Index(term.ToString(), () => new Term(term.Type.Choices!.Values.Length, [.. term.Type.Choices.Values.Select(choice => (IComparable)choice.Value)]));
        }
        else
        {
            var index = Index(term.ToString(), () => new Term(1, []));
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

    /// <summary>The term and the written value of a comparison, whichever side it stands on; no value where neither is written.</summary>
    private static (Node Term, object? Literal) Sides(Node left, Node right) =>
        right.Op == Op.Literal ? (left, right.Constant) : left.Op == Op.Literal ? (right, left.Constant) : (left, null);

    private bool Holds(Node node, int[] at) => node.Op switch
    {
        Op.And => node.Parts.All(part => Holds(part, at)),
        Op.Or => node.Parts.Any(part => Holds(part, at)),
        Op.Not => !Holds(node.Parts[0], at),
        Op.Literal => node.Constant is true,
        Op.In => node.Parts.Skip(1).Any(option => Sign(node.Parts[0], option, at) == 0),
        >= Op.Less and <= Op.Greater => Compared(node.Op, Sign(node.Parts[0], node.Parts[1], at)),
        _ => at[indexes[node.ToString()]] == 1,
    };

    private static bool Compared(Op op, int sign) => op switch
    {
        Op.Less => sign < 0,
        Op.LessOrEqual => sign <= 0,
        Op.Equal => sign == 0,
        Op.NotEqual => sign != 0,
        Op.GreaterOrEqual => sign >= 0,
        _ => sign > 0,
    };

    private int Sign(Node left, Node right, int[] at)
    {
        var (term, literal) = Sides(left, right);
        if (literal is null)
        {
            return at[indexes[$"{left} ? {right}"]] - 1;
        }

        var index = indexes[term.ToString()];
        var values = terms[index].Values;
        var position = values.IndexOf((IComparable)literal);
        var sign = term.Type.Kind == Kind.Choice
            ? (at[index] == position ? 0 : 1)
            : at[index].CompareTo((position * 2) + 1);
        return term == left ? sign : -sign;
    }

    /// <summary>Something conditions compare: with n written values it lies on one of them or in one of the n + 1 intervals around them.</summary>
    private readonly record struct Term(int Cases, ImmutableArray<IComparable> Values);
}
