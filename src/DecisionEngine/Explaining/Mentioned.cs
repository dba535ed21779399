using System.Collections.Immutable;

namespace DecisionEngine.Explaining;

/// <summary>
/// The words of the glossary that one explanation uses. Prepared sentences say by themselves which they hold; the others
/// are put after each other and searched once, for the words that no prepared sentence held.
/// </summary>
internal sealed class Mentioned(GlossaryWords glossary, char[] room)
{
    private readonly ulong[] found = new ulong[glossary.Width];
    private int length;

    /// <summary>The room that was used, larger where it had to grow.</summary>
    public char[] Room => room;

    public int Length => length;

    public void Add(Terms terms)
    {
        for (var i = 0; i < found.Length; i++)
        {
            found[i] |= terms.Bits[i];
        }
    }

    public void Add(Sentence sentence)
    {
        if (sentence.IsEmpty)
        {
            return;
        }

        foreach (ref readonly var run in sentence.Runs.AsSpan())
        {
            Add(run.Text);
        }

        // No word of a glossary holds a line break, so none is found across two sentences.
        Add("\n");
    }

    public void Add(ImmutableArray<Sentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            Add(sentence);
        }
    }

    public ImmutableArray<GlossaryLine> Lines()
    {
        glossary.Find(room.AsSpan(0, length), found);
        return glossary.Lines(found);
    }

    private void Add(string text)
    {
        if (room.Length - length < text.Length)
        {
            Array.Resize(ref room, Math.Max(room.Length * 2, length + text.Length));
        }

        text.CopyTo(room.AsSpan(length));
        length += text.Length;
    }
}
