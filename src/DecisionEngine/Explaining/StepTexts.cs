using System.Collections.Immutable;
using DecisionEngine.Compiling;

namespace DecisionEngine.Explaining;

/// <summary>What can be said of a step without a case.</summary>
internal sealed class StepTexts
{
    private readonly Vocabulary words;
    private readonly CompiledStep step;
    private readonly ImmutableArray<ImmutableArray<LawLine>> rows;
    private RuleWords? derived;
    private string? expression;

    public StepTexts(Vocabulary words, CompiledStep step)
    {
        (this.words, this.step) = (words, step);
        var (program, language, says) = (words.Program, words.Wording.Language, step.Step.Says);
        Label = Sentence.Authored(step.Step.Label[language]);
        Law = words.Law.Lines(step.Step.Law);
        rows = step.Step.Table is { } table ? [.. table.Rows.Select(row => words.Law.Lines(step.Step.Law.AddRange(row.Law)))] : [];
        Rule = PreparedText.Of(program, says.Rule, language);
        Met = PreparedText.Of(program, says.Met, language);
        NotMet = PreparedText.Of(program, says.NotMet, language);
        Unknown = PreparedText.Of(program, says.Unknown, language);
        Is = PreparedText.Of(program, says.Is, language);
        LabelTerms = words.Glossary.In(Label);
        RuleTerms = words.Glossary.In([Label, .. Law.Select(law => law.Says)]);
    }

    public Sentence Label { get; }

    public ImmutableArray<LawLine> Law { get; }

    /// <summary>The author's words for the rule in general; null where there are none.</summary>
    public PreparedText? Rule { get; }

    public PreparedText? Met { get; }

    public PreparedText? NotMet { get; }

    public PreparedText? Unknown { get; }

    public PreparedText? Is { get; }

    /// <summary>The words of the glossary in its label.</summary>
    public Terms LabelTerms { get; }

    /// <summary>Those in its label and its law.</summary>
    public Terms RuleTerms { get; }

    /// <summary>The rule in general as its tree says it.</summary>
    public RuleWords Derived => derived ??= RuleWords.Of(words, words[step.Root].Rule(true).Finished());

    /// <summary>Its law, with that of the row of a table that hit; -1 for none.</summary>
    public ImmutableArray<LawLine> LawOf(int row) => row < 0 ? Law : rows[row];

    /// <summary>The expression as its author could have written it.</summary>
    public string Expression => expression ??= step.Root.ToString();
}

/// <summary>A rule in general, with the words of the glossary in it.</summary>
internal sealed record RuleWords(Sentence Says, Terms Terms)
{
    public static RuleWords Of(Vocabulary words, Sentence says) => new(says, words.Glossary.In(says));
}
