using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Explaining;

/// <summary>The values of one case that have been put into words, by their cells.</summary>
internal sealed class KnownValues
{
    private (DataType? Type, Run Written)[] values = [];
    private int used;

    public void MakeRoom(int cells)
    {
        used = cells;
        if (values.Length < cells)
        {
            values = new (DataType?, Run)[cells];
        }
    }

    /// <summary>Two nodes of one cell may have types of their own, and are then written differently.</summary>
    public bool TryGet(Node node, out Run written)
    {
        ref readonly var value = ref values[node.Slot];
        written = value.Written;
        return ReferenceEquals(value.Type, node.Type);
    }

    public void Keep(Node node, Run written) => values[node.Slot] = (node.Type, written);

    public void Clear() => Array.Clear(values, 0, used);
}
