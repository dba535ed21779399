namespace DecisionEngine.Explaining;

/// <summary>Room that an explanation is made in and the next on the same thread uses again. Nothing of a case stays in it.</summary>
internal sealed class Scratch
{
    [ThreadStatic]
    private static Scratch? spare;

    public Draft Draft { get; } = new();

    public KnownValues Values { get; } = new();

    /// <summary>Where text is put together to be searched.</summary>
    public char[] Letters { get; set; } = new char[8192];

    /// <summary>The room of this thread, or another where that is in use.</summary>
    public static Scratch Take()
    {
        var taken = spare ?? new Scratch();
        spare = null;
        return taken;
    }

    /// <summary>Empties it for the next.</summary>
    /// <param name="letters">How many letters were used.</param>
    public void Return(int letters)
    {
        Draft.Clear();
        Values.Clear();
        Array.Clear(Letters, 0, letters);
        spare = this;
    }
}
