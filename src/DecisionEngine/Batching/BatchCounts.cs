namespace DecisionEngine.Batching;

/// <summary>How far a run has come. Written by one thread; each figure may be read from any.</summary>
public sealed class BatchCounts
{
    private long automatic;
    private long review;
    private long bad;
    private long bugs;
    private long bytes;
    private long lastLine;

    /// <summary>Cases that need no person as far as the engine can tell.</summary>
    public long Automatic => Volatile.Read(ref automatic);

    /// <summary>Cases for a person.</summary>
    public long Review => Volatile.Read(ref review);

    /// <summary>Cases that were evaluated.</summary>
    public long Cases => Automatic + Review;

    /// <summary>Lines that could not be evaluated.</summary>
    public long Bad => Volatile.Read(ref bad);

    /// <summary>Bad lines at which the engine itself failed; each is a bug and says nothing about the case.</summary>
    public long Bugs => Volatile.Read(ref bugs);

    /// <summary>Bytes of facts that have been dealt with, skipped ones included.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>The last line that has been dealt with, counted from 1; blank lines count too.</summary>
    public long LastLine => Volatile.Read(ref lastLine);

    internal void Add(Chunk chunk)
    {
        Volatile.Write(ref automatic, automatic + chunk.Automatic);
        Volatile.Write(ref review, review + chunk.Review);
        Volatile.Write(ref bad, bad + chunk.Bad);
        Volatile.Write(ref bugs, bugs + chunk.Bugs);
        Volatile.Write(ref bytes, chunk.EndsAt);
        Volatile.Write(ref lastLine, chunk.LastLine);
    }
}
