using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>Which unknown facts a result still depends on.</summary>
internal static class Missing
{
    private static readonly SortedSet<int> None = [];

    /// <summary>The indexes of the facts whose unknown values leave <paramref name="node"/> unknown; empty when it is known. Not to be changed: it is kept for the next who asks.</summary>
    public static SortedSet<int> Facts(Frame frame, Node node, int item = 0)
    {
        if (frame.At(node, item).State != State.Unknown)
        {
            return None;
        }

        var key = Key(node, item);
        lock (frame.Missing)
        {
            if (!frame.Missing.TryGetValue(key, out var facts))
            {
                facts = Collect(frame, node, item);
                frame.Missing[key] = facts;
            }

            return facts;
        }
    }

    /// <summary>Walks with a list of its own, not by calls: a long chain of steps is deeper than a thread's stack.</summary>
    private static SortedSet<int> Collect(Frame frame, Node result, int resultItem)
    {
        var facts = new SortedSet<int>();
        var seen = new HashSet<(int, int, int)>();
        var open = new Stack<Part>([new Part(result, resultItem)]);
        while (open.TryPop(out var part))
        {
            var (node, item) = part;
            if (frame.At(node, item).State != State.Unknown || (!node.IsReference && !seen.Add(Key(node, item))))
            {
                continue;
            }

            if (frame.Missing.TryGetValue(Key(node, item), out var known))
            {
                facts.UnionWith(known);
                continue;
            }

            switch (node.Op)
            {
                case Op.Fact:
                    facts.Add(node.Slot);
                    break;
                case Op.Field:
                    facts.Add(node.Scope);
                    break;
                case Op.Step:
                    open.Push(new Part(frame.Program.FindStep(node.Id!)!.Root, item));
                    break;
                case Op.Rate or Op.EffectiveDate:
                    open.Push(new Part(frame.Program.EffectiveOn, 0));
                    break;
                default:
                    AddOpenList(frame, node, facts);
                    Walking.Open(frame, node, item).ForEach(open.Push);
                    break;
            }
        }

        return facts;
    }

    /// <summary>A list that may have more items, or is unknown itself, is missing as a whole.</summary>
    private static void AddOpenList(Frame frame, Node node, SortedSet<int> facts)
    {
        if (node.Parts is [{ Op: Op.Fact, Type.Kind: RuleSets.Kind.List } list, ..] && (!frame.ItemsOf(list.Slot).IsComplete || frame.At(list, 0).State == State.Unknown))
        {
            facts.Add(list.Slot);
        }
    }

    private static (int Scope, int Slot, int Item) Key(Node node, int item) => (node.Scope, node.Slot, node.Scope == Node.CaseScope ? 0 : item);
}
