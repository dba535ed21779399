using DecisionEngine.Compiling;

namespace DecisionEngine.Tracing;

/// <summary>Everything one evaluation computed: a cell for every node, and for every node of every list item. Written once, then only read.</summary>
public sealed class Frame
{
    private const int FirstMissing = 32;

    private Dictionary<long, int[]>? missing;

    internal Frame(RuleSetProgram program, Cell[] cells, Provenance?[] provenance)
    {
        Program = program;
        Cells = cells;
        Provenance = provenance;
    }

    /// <summary>The program whose nodes the cells belong to.</summary>
    public RuleSetProgram Program { get; }

    /// <summary>The effective date it was computed for in place of its own; null for its own.</summary>
    internal DateOnly? AsIfOn { get; init; }

    internal Cell[] Cells { get; }

    /// <summary>Held while something is found out that is kept for the next who asks: an evaluation may be read from many threads.</summary>
    internal object Gate => Cells;

    /// <summary>Which facts leave an unknown cell unknown, by cell; filled as it is asked for, under the gate.</summary>
    internal Dictionary<long, int[]> Missing => missing ??= new(FirstMissing);

    /// <summary>Where each fact came from, in the order of the rule set; null for a bare or absent fact.</summary>
    internal Provenance?[] Provenance { get; }

    /// <summary>The cell of <paramref name="node"/>; for a node of a list's items, that of item <paramref name="item"/>.</summary>
    public ref readonly Cell At(Node node, int item)
    {
        ArgumentNullException.ThrowIfNull(node);
        return ref Writable(node, item);
    }

    /// <summary>The same cell, for marking what is decisive.</summary>
    internal ref Cell Writable(Node node, int item)
    {
        if (node.Scope == Node.CaseScope)
        {
            return ref Cells[node.Slot];
        }

        var items = ItemsOf(node.Scope);
        return ref items.Cells[(item * items.Width) + node.Slot];
    }

    /// <summary>The items of the list fact with that index; none while the list is unknown.</summary>
    internal Items ItemsOf(int list) => Cells[list].Object as Items ?? Items.None;
}

/// <summary>The items of a list, each with a cell for every field and every node computed for it.</summary>
internal sealed class Items(int count, int width, bool isComplete, Cell[] cells)
{
    public static readonly Items None = new(0, 1, true, []);

    public int Count => count;

    public int Width => width;

    /// <summary>False when there may be more items than these.</summary>
    public bool IsComplete => isComplete;

    public Cell[] Cells => cells;

    /// <summary>The same items with their first <paramref name="fields"/> cells alone: what was given, without what was computed.</summary>
    public Items FieldsOnly(int fields)
    {
        var given = new Cell[count * width];
        for (var item = 0; item < count; item++)
        {
            Array.Copy(cells, item * width, given, item * width, fields);
        }

        return new Items(count, width, isComplete, given);
    }
}
