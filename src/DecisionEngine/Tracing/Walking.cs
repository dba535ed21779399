using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>Which parts of a node made its result what it is. The one place that defines "decisive" and "still open" for each operation.</summary>
internal static class Walking
{
    /// <summary>The parts the node's result rests on, in the order the author wrote them.</summary>
    public static List<Part> Decisive(Frame frame, Node node, int item)
    {
        var parts = new PartList();
        Decisive(frame, node, item, parts);
        return [.. parts.All];
    }

    /// <summary>Adds the parts the node's result rests on.</summary>
    public static void Decisive(Frame frame, Node node, int item, PartList parts)
    {
        switch (node.Op)
        {
            case Op.And:
                Settling(frame, node, item, settles: false, parts);
                break;
            case Op.Or:
                Settling(frame, node, item, settles: true, parts);
                break;
            case Op.If:
                Chosen(frame, node, item, parts);
                break;
            case Op.FirstHit:
                UpToHit(frame, node, item, parts);
                break;
            case Op.OnlyHit:
                Only(frame, node, item, parts);
                break;
            case Op.Any or Op.All:
                Quantified(frame, node, parts);
                break;
            case Op.Count or Op.Sum or Op.Lowest or Op.Highest:
                EveryItem(frame, node, parts);
                break;
            default:
                foreach (var part in node.Parts)
                {
                    parts.Add(new Part(part, item));
                }

                break;
        }
    }

    /// <summary>The index of the row that gave a table its value, or -1 while that is not settled.</summary>
    public static int Hit(Frame frame, Node table, int item)
    {
        if (frame.At(table, item) is not { State: State.Known or State.Fault, Fault: not Fault.SeveralRows })
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

    private static void Settling(Frame frame, Node node, int item, bool settles, PartList parts)
    {
        ref readonly var result = ref frame.At(node, item);
        foreach (var part in node.Parts)
        {
            ref readonly var cell = ref frame.At(part, item);
            var counts = result.State switch
            {
                State.Known when result.Flag == settles => cell.State == State.Known && cell.Flag == settles,
                State.Known => true,
                _ => cell.State is State.Unknown or State.Fault,
            };
            if (counts)
            {
                parts.Add(new Part(part, item));
            }
        }
    }

    private static void Chosen(Frame frame, Node node, int item, PartList parts)
    {
        parts.Add(new Part(node.Parts[0], item));
        ref readonly var test = ref frame.At(node.Parts[0], item);
        if (IsCause(test, frame.At(node, item)))
        {
            return;
        }

        if (!test.IsNotMet)
        {
            parts.Add(new Part(node.Parts[1], item));
        }

        if (!test.IsMet)
        {
            parts.Add(new Part(node.Parts[2], item));
        }
    }

    private static void UpToHit(Frame frame, Node node, int item, PartList parts)
    {
        for (var row = 0; row + 1 < node.Parts.Length; row += 2)
        {
            ref readonly var test = ref frame.At(node.Parts[row], item);
            parts.Add(new Part(node.Parts[row], item));
            if (IsCause(test, frame.At(node, item)))
            {
                return;
            }

            if (!test.IsNotMet)
            {
                parts.Add(new Part(node.Parts[row + 1], item));
            }

            if (test.IsMet)
            {
                return;
            }
        }

        parts.Add(new Part(node.Parts[^1], item));
    }

    /// <summary>A test that could not be computed is why the result could not be; what it would have chosen from is not.</summary>
    private static bool IsCause(in Cell test, in Cell result) => test.State == State.Fault && result.State == State.Fault;

    private static void Only(Frame frame, Node node, int item, PartList parts)
    {
        var hits = 0;
        for (var row = 0; row + 1 < node.Parts.Length; row += 2)
        {
            parts.Add(new Part(node.Parts[row], item));
            ref readonly var test = ref frame.At(node.Parts[row], item);
            if (!test.IsNotMet)
            {
                hits += test.IsMet ? 1 : 0;
                parts.Add(new Part(node.Parts[row + 1], item));
            }
        }

        if (hits == 0)
        {
            parts.Add(new Part(node.Parts[^1], item));
        }
    }

    private static void Quantified(Frame frame, Node node, PartList parts)
    {
        var list = node.Parts[0];
        parts.Add(new Part(list, 0));
        if (node.Parts.Length < 2)
        {
            return;
        }

        var settles = node.Op == Op.Any;
        ref readonly var result = ref frame.At(node, 0);
        for (var i = 0; i < frame.ItemsOf(list.Slot).Count; i++)
        {
            ref readonly var cell = ref frame.At(node.Parts[1], i);
            var counts = result.State switch
            {
                State.Known when result.Flag == settles => cell.State == State.Known && cell.Flag == settles,
                State.Known => true,
                _ => cell.State is State.Unknown or State.Fault,
            };
            if (counts)
            {
                parts.Add(new Part(node.Parts[1], i));
            }
        }
    }

    private static void EveryItem(Frame frame, Node node, PartList parts)
    {
        parts.Add(new Part(node.Parts[0], 0));
        for (var i = 0; node.Parts.Length > 1 && i < frame.ItemsOf(node.Parts[0].Slot).Count; i++)
        {
            parts.Add(new Part(node.Parts[1], i));
        }
    }
}
