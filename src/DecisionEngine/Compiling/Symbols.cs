using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>A name an expression may use. <see cref="Node"/> is null for a step that has errors of its own: what uses it is then passed over in silence.</summary>
internal sealed record Symbol(string Name, Node? Node, int Scope, DataType Type)
{
    public bool IsUsed { get; set; }
}

/// <summary>The names known so far, and those that come later.</summary>
internal sealed class Symbols
{
    private readonly Dictionary<string, Symbol> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> later = new(StringComparer.Ordinal);

    public IEnumerable<Symbol> All => known.Values;

    public void Add(Symbol symbol)
    {
        known.TryAdd(symbol.Name, symbol);
        later.Remove(symbol.Name);
    }

    public void AddLater(string name) => later.Add(name);

    public Symbol? Find(string name) => known.GetValueOrDefault(name);

    public bool ComesLater(string name) => later.Contains(name);

    /// <summary>Which steps each step names; set before the first step is read.</summary>
    public IReadOnlyDictionary<string, ImmutableHashSet<string>> Uses { get; set; } = ImmutableDictionary<string, ImmutableHashSet<string>>.Empty;

    /// <summary>Whether computing <paramref name="step"/> needs <paramref name="needed"/>, directly or through others.</summary>
    public bool Needs(string step, string needed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([step]);
        while (open.TryPop(out var at))
        {
            foreach (var next in Uses.GetValueOrDefault(at, []))
            {
                if (next == needed)
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }
}
