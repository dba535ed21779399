using System.Runtime.InteropServices;
using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>Which unknown facts a result still depends on.</summary>
internal sealed class Missing
{
    [ThreadStatic]
    private static Missing? spare;

    private readonly PartList open = new();
    private readonly HashSet<long> seen = [];
    private readonly PartList parts = new();
    private readonly List<int> found = [];
    private int[] last = [];

    /// <summary>
    /// The indexes of the facts whose unknown values leave <paramref name="node"/> unknown, in the order of the rule set; empty when it is known.
    /// Not to be changed: it is kept for the next who asks.
    /// </summary>
    public static int[] Facts(Frame frame, Node node, int item = 0)
    {
        if (frame.At(node, item).State != State.Unknown)
        {
            return [];
        }

        var key = Key(node, item);
        lock (frame.Gate)
        {
            if (!frame.Missing.TryGetValue(key, out var facts))
            {
                facts = (spare ??= new Missing()).Collect(frame, node, item);
                frame.Missing[key] = facts;
            }

            return facts;
        }
    }

    /// <summary>Walks with a list of its own, not by calls: a long chain of steps is deeper than a thread's stack.</summary>
    private int[] Collect(Frame frame, Node result, int resultItem)
    {
        seen.Clear();
        found.Clear();
        open.Clear();
        open.Add(new Part(result, resultItem));
        while (open.TryTake(out var part))
        {
            var (node, item) = part;
            if (frame.At(node, item).State != State.Unknown)
            {
                continue;
            }

            switch (node.Op)
            {
                case Op.Fact:
                    Add(node.Slot);
                    break;
                case Op.Field:
                    Add(node.Scope);
                    break;
                case Op.Step:
                    Follow(frame, frame.Program.Steps[node.StepIndex].Root, item);
                    break;
                case Op.Rate or Op.EffectiveDate:
                    Follow(frame, frame.Program.EffectiveOn, 0);
                    break;
                default:
                    AddOpenList(frame, node);
                    PushOpen(frame, node, item);
                    break;
            }
        }

        // Steps that follow from each other mostly miss the same: they share one array.
        found.Sort();
        return last = CollectionsMarshal.AsSpan(found).SequenceEqual(last) ? last : [.. found];
    }

    /// <summary>Goes on with another tree: once, and not at all where it is known already what it misses.</summary>
    private void Follow(Frame frame, Node root, int item)
    {
        if (frame.Missing.TryGetValue(Key(root, item), out var known))
        {
            foreach (var fact in known)
            {
                Add(fact);
            }
        }
        else if (seen.Add(Key(root, item)))
        {
            open.Add(new Part(root, item));
        }
    }

    private void Add(int fact)
    {
        if (!found.Contains(fact))
        {
            found.Add(fact);
        }
    }

    /// <summary>Goes on with the parts whose unknown value leaves the node unknown.</summary>
    private void PushOpen(Frame frame, Node node, int item)
    {
        parts.Clear();
        Walking.Decisive(frame, node, item, parts);
        foreach (ref readonly var part in parts.All)
        {
            if (frame.At(part.Node, part.Item).State == State.Unknown)
            {
                open.Add(part);
            }
        }
    }

    /// <summary>A list that may have more items, or is unknown itself, is missing as a whole.</summary>
    private void AddOpenList(Frame frame, Node node)
    {
        if (node.Parts is [{ Op: Op.Fact, Type.Kind: RuleSets.Kind.List } list, ..] && (!frame.ItemsOf(list.Slot).IsComplete || frame.At(list, 0).State == State.Unknown))
        {
            Add(list.Slot);
        }
    }

    /// <summary>A cell's scope, slot and item in one number: a rule set has far fewer slots, and a list far fewer items, than their bits can count.</summary>
    private static long Key(Node node, int item) => node.Scope == Node.CaseScope ? node.Slot : ((long)(node.Scope + 1) << 48) | ((long)item << 24) | (long)node.Slot;
}
