namespace DecisionEngine.Compiling;

/// <summary>Hands out cells: one row of cells for the case, and one row per item for each list.</summary>
public sealed class Layout
{
    private readonly Dictionary<int, int> widths = [];

    /// <summary>How many cells the scope needs.</summary>
    public int Width(int scope) => widths.GetValueOrDefault(scope);

    internal int Next(int scope)
    {
        var slot = Width(scope);
        widths[scope] = slot + 1;
        return slot;
    }
}
