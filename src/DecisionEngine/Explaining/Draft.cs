using System.Runtime.InteropServices;

namespace DecisionEngine.Explaining;

/// <summary>
/// Where one sentence at a time is put together, so that only the finished one costs memory. Says the same as the methods
/// of <see cref="Sentence"/> of the same names.
/// INVARIANT: a phrase of a draft is good until the next sentence is taken out of it.
/// </summary>
internal sealed class Draft
{
    private static readonly Run Stop = new(".", Origin.Engine);
    private Run[] runs = new Run[256];
    private int count;
    private int most;

    public Phrase Engine(string text) => Of(new Run(text, Origin.Engine));

    public Phrase Authored(string text) => Of(new Run(text, Origin.Authored));

    public Phrase Of(Run run)
    {
        Add(run);
        return new Phrase(runs, count - 1, 1);
    }

    /// <summary>A constant pattern with its places filled.</summary>
    public Phrase Fill(string pattern, params ReadOnlySpan<Phrase> parts)
    {
        var start = count;
        foreach (ref readonly var piece in Explaining.Pattern.Of(pattern).Pieces.AsSpan())
        {
            if (piece.Place >= 0)
            {
                Add(parts[piece.Place].Runs);
                continue;
            }

            // An abbreviation such as "kr." already ends the sentence before the words that follow.
            var words = count > start && runs[count - 1].Text.EndsWith('.') ? piece.AfterStop : piece.Words;
            if (words.Length > 0)
            {
                Add(new Run(words, Origin.Engine));
            }
        }

        return new Phrase(runs, start, count - start);
    }

    /// <summary>Several after each other, with words between them and other words before the last.</summary>
    public Phrase Join(ReadOnlySpan<Phrase> parts, string between, string beforeLast)
    {
        var start = count;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                Add(new Run(i == parts.Length - 1 ? beforeLast : between, Origin.Engine));
            }

            Add(parts[i].Runs);
        }

        return new Phrase(runs, start, count - start);
    }

    /// <summary>Where the draft has come to; what is added from here is a phrase of its own.</summary>
    public int Mark() => count;

    /// <summary>What was added since a mark.</summary>
    public Phrase Since(int mark) => new(runs, mark, count - mark);

    public void Add(Run run)
    {
        if (count == runs.Length)
        {
            Grow(1);
        }

        runs[count++] = run;
    }

    public void Add(ReadOnlySpan<Run> added)
    {
        if (runs.Length - count < added.Length)
        {
            Grow(added.Length);
        }

        added.CopyTo(runs.AsSpan(count));
        count += added.Length;
    }

    /// <summary>The phrase as a sentence of its own, word for word.</summary>
    public Sentence Take(Phrase phrase)
    {
        var taken = phrase.Runs.ToArray();
        StartAfresh();
        return new Sentence(ImmutableCollectionsMarshal.AsImmutableArray(taken));
    }

    /// <summary>The phrase as a whole sentence: a capital first and a full stop last.</summary>
    public Sentence TakeFinished(Phrase phrase)
    {
        if (phrase.IsEmpty)
        {
            StartAfresh();
            return Sentence.Empty;
        }

        var from = phrase.Runs;
        var isStopped = from[^1].Text.AsSpan().TrimEnd() is [.., '.' or '!' or '?'];
        var taken = new Run[from.Length + (isStopped ? 0 : 1)];
        from.CopyTo(taken);
        taken[0] = taken[0] with { Text = Sentence.Capital(taken[0].Text) };
        if (!isStopped)
        {
            taken[^1] = Stop;
        }

        StartAfresh();
        return new Sentence(ImmutableCollectionsMarshal.AsImmutableArray(taken));
    }

    /// <summary>Forgets every word, so that nothing of a case stays behind.</summary>
    public void Clear()
    {
        StartAfresh();
        Array.Clear(runs, 0, most);
        most = 0;
    }

    private void StartAfresh()
    {
        most = Math.Max(most, count);
        count = 0;
    }

    /// <summary>Phrases out so far keep the old runs.</summary>
    private void Grow(int by)
    {
        var larger = new Run[Math.Max(runs.Length * 2, count + by)];
        runs.AsSpan(0, count).CopyTo(larger);
        runs = larger;
    }
}
