using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>Which parts of a node made its result what it is. The one place that defines "decisive" and "still open" for each operation.</summary>
internal static class Walking
{
    /// <summary>The parts the node's result rests on.</summary>
    public static IEnumerable<(Node Part, int Item)> Decisive(Frame frame, Node node, int item) => node.Op switch
    {
        Op.And => Settling(frame, node, item, settles: false),
        Op.Or => Settling(frame, node, item, settles: true),
        Op.If => Chosen(frame, node, item),
        Op.FirstHit => UpToHit(frame, node, item),
        Op.OnlyHit => Only(frame, node, item),
        Op.Any or Op.All => Quantified(frame, node),
        Op.Count or Op.Sum or Op.Lowest or Op.Highest => EveryItem(frame, node),
        _ => node.Parts.Select(part => (part, item)),
    };

    /// <summary>The parts whose unknown value leaves the node unknown.</summary>
    public static IEnumerable<(Node Part, int Item)> Open(Frame frame, Node node, int item) =>
        Decisive(frame, node, item).Where(entry => frame.At(entry.Part, entry.Item).State == State.Unknown);

    /// <summary>The index of the row that gave a table its value, or -1 while that is not settled.</summary>
    public static int Hit(Frame frame, Node table, int item)
    {
        if (frame.At(table, item).State is not (State.Known or State.Fault))
        {
            return -1;
        }

        for (var row = 0; row + 1 < table.Parts.Length; row += 2)
        {
            ref readonly var test = ref frame.At(table.Parts[row], item);
            if (test.IsMet)
            {
                return row / 2;
            }

            if (test.State is State.Unknown or State.Fault)
            {
                return -1;
            }
        }

        return table.RowIds.Length - 1;
    }

    private static IEnumerable<(Node, int)> Settling(Frame frame, Node node, int item, bool settles)
    {
        var result = frame.At(node, item);
        foreach (var part in node.Parts)
        {
            var cell = frame.At(part, item);
            var counts = result.State switch
            {
                State.Known when result.Flag == settles => cell.State == State.Known && cell.Flag == settles,
                State.Known => true,
                _ => cell.State is State.Unknown or State.Fault,
            };
            if (counts)
            {
                yield return (part, item);
            }
        }
    }

    private static IEnumerable<(Node, int)> Chosen(Frame frame, Node node, int item)
    {
        yield return (node.Parts[0], item);
        var test = frame.At(node.Parts[0], item);
        if (test.State == State.Unknown || test.IsMet)
        {
            yield return (node.Parts[1], item);
        }

        if (test.State == State.Unknown || test.IsNotMet)
        {
            yield return (node.Parts[2], item);
        }
    }

    private static IEnumerable<(Node, int)> UpToHit(Frame frame, Node node, int item)
    {
        for (var row = 0; row + 1 < node.Parts.Length; row += 2)
        {
            var test = frame.At(node.Parts[row], item);
            yield return (node.Parts[row], item);
            if (test.State == State.Unknown || test.IsMet)
            {
                yield return (node.Parts[row + 1], item);
            }

            if (test.IsMet || test.State == State.Fault)
            {
                yield break;
            }
        }

        yield return (node.Parts[^1], item);
    }

    private static IEnumerable<(Node, int)> Only(Frame frame, Node node, int item)
    {
        var hits = 0;
        for (var row = 0; row + 1 < node.Parts.Length; row += 2)
        {
            yield return (node.Parts[row], item);
            var test = frame.At(node.Parts[row], item);
            if (test.State == State.Unknown || test.IsMet)
            {
                hits += test.IsMet ? 1 : 0;
                yield return (node.Parts[row + 1], item);
            }
        }

        if (hits == 0)
        {
            yield return (node.Parts[^1], item);
        }
    }

    private static IEnumerable<(Node, int)> Quantified(Frame frame, Node node)
    {
        var list = node.Parts[0];
        yield return (list, 0);
        if (node.Parts.Length < 2)
        {
            yield break;
        }

        var settles = node.Op == Op.Any;
        var result = frame.At(node, 0);
        for (var i = 0; i < frame.ItemsOf(list.Slot).Count; i++)
        {
            var cell = frame.At(node.Parts[1], i);
            var counts = result.State switch
            {
                State.Known when result.Flag == settles => cell.State == State.Known && cell.Flag == settles,
                State.Known => true,
                _ => cell.State is State.Unknown or State.Fault,
            };
            if (counts)
            {
                yield return (node.Parts[1], i);
            }
        }
    }

    private static IEnumerable<(Node, int)> EveryItem(Frame frame, Node node)
    {
        yield return (node.Parts[0], 0);
        for (var i = 0; node.Parts.Length > 1 && i < frame.ItemsOf(node.Parts[0].Slot).Count; i++)
        {
            yield return (node.Parts[1], i);
        }
    }
}
