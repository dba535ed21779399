using System.Collections.Immutable;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>Where a run of words comes from.</summary>
public enum Origin
{
    /// <summary>The engine's own words; they never hold a figure.</summary>
    Engine,

    /// <summary>A text of the rule set, or a person's own words.</summary>
    Authored,

    /// <summary>A value out of the trace, written in the reader's language.</summary>
    Trace,
}

/// <summary>Words of one origin.</summary>
/// <param name="Text">The words.</param>
/// <param name="Origin">Where they come from.</param>
/// <param name="Value">The value they write out; null unless they come from the trace.</param>
public readonly record struct Run(string Text, Origin Origin, object? Value = null);

/// <summary>Words in order, each run knowing where it comes from, so that it can be proven that no figure was made up.</summary>
/// <param name="Runs">The runs.</param>
public readonly record struct Sentence(ImmutableArray<Run> Runs)
{
    /// <summary>No words.</summary>
    public static readonly Sentence Empty = new([]);

    /// <summary>Whether there are no words.</summary>
    public bool IsEmpty => Runs.IsDefaultOrEmpty;

    /// <summary>Words of the engine.</summary>
    public static Sentence Engine(string text) => new([new Run(text, Origin.Engine)]);

    /// <summary>Words of the rule set or of a person.</summary>
    public static Sentence Authored(string text) => new([new Run(text, Origin.Authored)]);

    /// <summary>A value out of the trace.</summary>
    public static Sentence Of(TracedValue value, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return new([new Run(wording.Write(value), Origin.Trace, value.Value)]);
    }

    /// <summary>A pattern such as <c>{0} is lower than {1}</c> with its places filled.</summary>
    public static Sentence Fill(string pattern, params ReadOnlySpan<Sentence> parts)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var runs = ImmutableArray.CreateBuilder<Run>();
        var start = 0;
        for (var at = pattern.IndexOf('{', StringComparison.Ordinal); at >= 0; at = pattern.IndexOf('{', start))
        {
            AddWords(runs, pattern[start..at]);
            runs.AddRange(parts[pattern[at + 1] - '0'].Runs);
            start = at + 3;
        }

        AddWords(runs, pattern[start..]);
        return new Sentence(runs.ToImmutable());
    }

    /// <summary>Several after each other, with words between them and other words before the last.</summary>
    public static Sentence Join(IReadOnlyList<Sentence> parts, string between, string beforeLast)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var runs = ImmutableArray.CreateBuilder<Run>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                runs.Add(new Run(i == parts.Count - 1 ? beforeLast : between, Origin.Engine));
            }

            runs.AddRange(parts[i].Runs);
        }

        return new Sentence(runs.ToImmutable());
    }

    /// <summary>The same words as a whole sentence: a capital first and a full stop last.</summary>
    public Sentence Finished()
    {
        if (IsEmpty)
        {
            return this;
        }

        var runs = Runs.ToBuilder();
        var first = runs[0];
        runs[0] = first with { Text = Capital(first.Text) };
        var last = runs[^1].Text.TrimEnd();
        if (last.Length == 0 || last[^1] is not ('.' or '!' or '?'))
        {
            runs.Add(new Run(".", Origin.Engine));
        }

        return new Sentence(runs.ToImmutable());
    }

    /// <summary>A whole sentence as a part of a larger one: a small letter first and no full stop.</summary>
    public Sentence AsClause()
    {
        if (IsEmpty)
        {
            return this;
        }

        var runs = Runs.ToBuilder();
        var first = runs[0].Text;
        // "I" is a capital by itself in both languages, and so is a word with a second capital, such as CPR.
        if (runs[0].Origin != Origin.Trace && first.Length > 1 && !(first[0] == 'I' && !char.IsLetter(first[1])) && !char.IsUpper(first[1]))
        {
            runs[0] = runs[0] with { Text = char.ToLowerInvariant(first[0]) + first[1..] };
        }

        var last = runs[^1];
        if (last.Origin != Origin.Trace && last.Text.EndsWith('.'))
        {
            runs[^1] = last with { Text = last.Text[..^1] };
        }

        return new Sentence(runs.ToImmutable());
    }

    /// <summary>How many letters it has.</summary>
    internal int Length
    {
        get
        {
            var length = 0;
            foreach (ref readonly var run in IsEmpty ? [] : Runs.AsSpan())
            {
                length += run.Text.Length;
            }

            return length;
        }
    }

    /// <summary>Writes the words to where there is room for them.</summary>
    internal void CopyTo(Span<char> letters)
    {
        foreach (ref readonly var run in IsEmpty ? [] : Runs.AsSpan())
        {
            run.Text.CopyTo(letters);
            letters = letters[run.Text.Length..];
        }
    }

    /// <summary>Whether two sentences read the same, whatever their runs.</summary>
    internal static bool ReadSame(Sentence one, Sentence other)
    {
        var a = one.IsEmpty ? [] : one.Runs.AsSpan();
        var b = other.IsEmpty ? [] : other.Runs.AsSpan();
        var left = ReadOnlySpan<char>.Empty;
        var right = ReadOnlySpan<char>.Empty;
        while (true)
        {
            for (; left.IsEmpty && !a.IsEmpty; a = a[1..])
            {
                left = a[0].Text;
            }

            for (; right.IsEmpty && !b.IsEmpty; b = b[1..])
            {
                right = b[0].Text;
            }

            var common = Math.Min(left.Length, right.Length);
            if (common == 0)
            {
                return left.Length == right.Length;
            }

            if (!left[..common].SequenceEqual(right[..common]))
            {
                return false;
            }

            left = left[common..];
            right = right[common..];
        }
    }

    /// <summary>The text with a capital first.</summary>
    internal static string Capital(string text) =>
        text.Length == 0 || char.ToUpperInvariant(text[0]) == text[0]
            ? text
            : string.Create(text.Length, text, static (letters, from) =>
            {
                from.CopyTo(letters);
                letters[0] = char.ToUpperInvariant(letters[0]);
            });

    /// <summary>An abbreviation such as "kr." already ends the sentence before the words that follow.</summary>
    private static void AddWords(ImmutableArray<Run>.Builder runs, string words)
    {
        var isStopped = words.StartsWith('.') && runs.Count > 0 && runs[^1].Text.EndsWith('.');
        var kept = isStopped ? words[1..] : words;
        if (kept.Length > 0)
        {
            runs.Add(new Run(kept, Origin.Engine));
        }
    }

    /// <summary>The words.</summary>
    public override string ToString()
    {
        if (IsEmpty)
        {
            return "";
        }

        if (Runs.Length == 1)
        {
            return Runs[0].Text;
        }

        return string.Create(Length, this, static (letters, sentence) => sentence.CopyTo(letters));
    }
}
