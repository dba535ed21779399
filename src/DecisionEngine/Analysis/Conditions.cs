using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Analysis;

/// <summary>
/// Whether conditions exclude each other, or leave nothing out, by looking for a case that says otherwise: term by term,
/// turning back as soon as the terms given so far settle it. What is proven here holds, whatever is unknown or faulted;
/// what is not proven may hold all the same.
/// </summary>
internal sealed class Conditions
{
    private const long MostWork = 1_000_000;
    private const int MostTerms = 200;
    private const int MostDepth = 32;
    private readonly Dictionary<string, Node> criteria = new(StringComparer.Ordinal);
    private long workLeft = 40 * MostWork;

    public Conditions(RuleSetProgram program)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in program.Steps.Where(step => step.Scope == Node.CaseScope && step.Root.Type.Kind == Kind.Boolean))
        {
            var depth = 1 + Named(step.Root).Max(id => depths.GetValueOrDefault(id));
            depths[step.Step.Id] = depth;
            if (depth <= MostDepth)
            {
                criteria[step.Step.Id] = step.Root;
            }
        }
    }

    /// <summary>Whether it is proven that the two never hold together.</summary>
    public bool ExcludeEachOther(Node first, Node second) => IsImpossible([first, second], wanted: true);

    /// <summary>Whether it is proven that at least one of the conditions holds in every case.</summary>
    public bool AreTotal(IReadOnlyList<Node> conditions) => IsImpossible(conditions, wanted: false);

    /// <summary>Criteria are first taken as they stand, which is quick, and looked into only where that proves nothing.</summary>
    private bool IsImpossible(IReadOnlyList<Node> conditions, bool wanted) =>
        IsImpossible(ImmutableDictionary<string, Node>.Empty, conditions, wanted) || IsImpossible(criteria, conditions, wanted);

    private bool IsImpossible(IReadOnlyDictionary<string, Node> steps, IReadOnlyList<Node> conditions, bool wanted)
    {
        if (workLeft <= 0)
        {
            return false;
        }

        var terms = new Terms(steps, conditions);
        if (terms.Count > MostTerms)
        {
            return false;
        }

        var at = new int[terms.Count];
        Array.Fill(at, Terms.Open);
        var work = Math.Min(MostWork, workLeft);

        bool IsRefuted(int term)
        {
            if (terms.Work > work)
            {
                return false;
            }

            if (terms.Hold(conditions, wanted, at) is { } hold)
            {
                return !hold;
            }

            for (at[term] = 0; at[term] < terms.Cases(term); at[term]++)
            {
                if (!IsRefuted(term + 1))
                {
                    return false;
                }
            }

            at[term] = Terms.Open;
            return true;
        }

        var isRefuted = IsRefuted(0);
        workLeft -= terms.Work;
        return isRefuted;
    }

    private static IEnumerable<string> Named(Node node) =>
        node.Parts.SelectMany(Named).Append(node.Op == Op.Step ? node.Id! : "");
}
