using DecisionEngine.Compiling;

namespace DecisionEngine.Explaining;

/// <summary>What can be said of a node without a case, each put into words the first time it is asked for.</summary>
internal sealed class NodeWords(Vocabulary words, Node node)
{
    private Sentence name;
    private Sentence subject;
    private Sentence holds;
    private Sentence holdsNot;
    private Sentence isSo;
    private Sentence isNotSo;

    /// <summary>What it is called.</summary>
    public Sentence Name => Kept(ref name, static (words, node) => Names.Name(words, node));

    /// <summary>What it is called, as the subject of a sentence.</summary>
    public Sentence Subject => Kept(ref subject, static (words, node) =>
        node.IsReference && node.Op != Op.Literal ? Names.Subject(words.Wording, words[node].Name) : words[node].Name);

    /// <summary>Whether its name as a subject is closed with a comma.</summary>
    public bool HasClause => Subject.Runs.Length > Name.Runs.Length;

    /// <summary>The condition in general, or its opposite.</summary>
    public Sentence Rule(bool isMet) => isMet
        ? Kept(ref holds, static (words, node) => Conditions.Rule(words, node, true))
        : Kept(ref holdsNot, static (words, node) => Conditions.Rule(words, node, false));

    /// <summary>That a boolean is so, or is not.</summary>
    public Sentence Truth(bool holds) => holds
        ? Kept(ref isSo, static (words, node) => Conditions.Truth(words, node, true))
        : Kept(ref isNotSo, static (words, node) => Conditions.Truth(words, node, false));

    /// <summary>A sentence is one reference and says the same whoever makes it, so two threads may make it at once.</summary>
    private Sentence Kept(ref Sentence kept, Func<Vocabulary, Node, Sentence> say)
    {
        if (kept.Runs.IsDefault)
        {
            kept = say(words, node);
        }

        return kept;
    }
}
