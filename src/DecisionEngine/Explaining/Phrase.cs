using System.Runtime.InteropServices;

namespace DecisionEngine.Explaining;

/// <summary>Words on their way into a sentence: runs that stand somewhere else, in a prepared sentence or a <see cref="Draft"/>.</summary>
internal readonly struct Phrase(Run[] runs, int start, int length)
{
    public bool IsEmpty => length == 0;

    public ReadOnlySpan<Run> Runs => runs.AsSpan(start, length);

    public static implicit operator Phrase(Sentence sentence)
    {
        var runs = sentence.IsEmpty ? [] : ImmutableCollectionsMarshal.AsArray(sentence.Runs)!;
        return new Phrase(runs, 0, runs.Length);
    }
}
