using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>Which unknown facts a result still depends on.</summary>
internal static class Missing
{
    /// <summary>The indexes of the facts whose unknown values leave <paramref name="node"/> unknown; empty when it is known.</summary>
    public static SortedSet<int> Facts(Frame frame, Node node, int item = 0)
    {
        var facts = new SortedSet<int>();
        Collect(frame, node, item, facts, []);
        return facts;
    }

    private static void Collect(Frame frame, Node node, int item, SortedSet<int> facts, HashSet<(int, int, int)> seen)
    {
        if (frame.At(node, item).State != State.Unknown)
        {
            return;
        }

        switch (node.Op)
        {
            case Op.Fact:
                facts.Add(node.Slot);
                return;
            case Op.Field:
                facts.Add(node.Scope);
                return;
            case Op.Step:
                Collect(frame, frame.Program.FindStep(node.Id!)!.Root, item, facts, seen);
                return;
            case Op.Rate or Op.EffectiveDate:
                Collect(frame, frame.Program.EffectiveOn, 0, facts, seen);
                return;
            default:
                break;
        }

        if (!seen.Add((node.Scope, item, node.Slot)))
        {
            return;
        }

        if (node.Parts is [{ Op: Op.Fact, Type.Kind: RuleSets.Kind.List } list, ..] && (!frame.ItemsOf(list.Slot).IsComplete || frame.At(list, 0).State == State.Unknown))
        {
            facts.Add(list.Slot);
        }

        foreach (var (part, partItem) in Walking.Open(frame, node, item))
        {
            Collect(frame, part, partItem, facts, seen);
        }
    }
}
