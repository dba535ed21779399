namespace DecisionEngine.Tracing;

/// <summary>Parts still to be walked. The last added is taken first; made once for each thread and used over and over.</summary>
internal sealed class PartList
{
    private Part[] parts = new Part[64];

    public int Count { get; private set; }

    public ReadOnlySpan<Part> All => parts.AsSpan(0, Count);

    public void Add(Part part)
    {
        if (Count == parts.Length)
        {
            Array.Resize(ref parts, Count * 2);
        }

        parts[Count++] = part;
    }

    /// <summary>Takes the last part. The room it stood in is kept as it is: the nodes live as long as their program.</summary>
    public bool TryTake(out Part part)
    {
        if (Count == 0)
        {
            part = default;
            return false;
        }

        part = parts[--Count];
        return true;
    }

    public void Clear() => Count = 0;
}
