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

        lock (frame.Missing)
        {
            return Remembered(frame, node, node.Scope == Node.CaseScope ? 0 : item);
        }
    }

    private static SortedSet<int> Remembered(Frame frame, Node node, int at)
    {
        if (frame.Missing.TryGetValue((node.Scope, node.Slot, at), out var known))
        {
            return known;
        }

        var facts = new SortedSet<int>();
        frame.Missing[(node.Scope, node.Slot, at)] = facts;
        Collect(frame, node, at, facts);
        return facts;
    }

    private static void Collect(Frame frame, Node node, int item, SortedSet<int> facts)
    {
        switch (node.Op)
        {
            case Op.Fact:
                facts.Add(node.Slot);
                return;
            case Op.Field:
                facts.Add(node.Scope);
                return;
            case Op.Step:
                Collect(frame, frame.Program.FindStep(node.Id!)!.Root, item, facts);
                return;
            case Op.Rate or Op.EffectiveDate:
                facts.UnionWith(Facts(frame, frame.Program.EffectiveOn));
                return;
            default:
                break;
        }

        if (node.Parts is [{ Op: Op.Fact, Type.Kind: RuleSets.Kind.List } list, ..] && (!frame.ItemsOf(list.Slot).IsComplete || frame.At(list, 0).State == State.Unknown))
        {
            facts.Add(list.Slot);
        }

        foreach (var part in Walking.Open(frame, node, item))
        {
            facts.UnionWith(Facts(frame, part.Node, part.Item));
        }
    }
}
