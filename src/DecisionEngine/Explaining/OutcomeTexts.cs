using System.Collections.Immutable;
using DecisionEngine.Compiling;

namespace DecisionEngine.Explaining;

/// <summary>What can be said of an outcome without a case.</summary>
internal sealed class OutcomeTexts
{
    private readonly Vocabulary words;
    private readonly CompiledOutcome outcome;
    private RuleWords? rule;
    private string? expression;

    public OutcomeTexts(Vocabulary words, CompiledOutcome outcome)
    {
        (this.words, this.outcome) = (words, outcome);
        var language = words.Wording.Language;
        Label = outcome.Outcome.Label is { } label ? Sentence.Authored(label[language]) : Sentence.Empty;
        Answer = PreparedText.Of(words.Program, outcome.Outcome.Answer, language);
        Law = words.Law.Lines(outcome.Outcome.Law);
        Amounts = [.. outcome.Amounts.Select(amount => Sentence.Authored(amount.Amount.Label[language]))];
        Terms = words.Glossary.In([Label, .. Law.Select(law => law.Says)]);
    }

    public Sentence Label { get; }

    /// <summary>The answer; null for the outcome that sends the case to a person.</summary>
    public PreparedText? Answer { get; }

    public ImmutableArray<LawLine> Law { get; }

    /// <summary>The labels of its amounts.</summary>
    public ImmutableArray<Sentence> Amounts { get; }

    /// <summary>The words of the glossary in its label and its law.</summary>
    public Terms Terms { get; }

    /// <summary>When it is the outcome, in general.</summary>
    public RuleWords Rule => rule ??= RuleWords.Of(words, Sentence.Fill(words.Wording.OutcomeRule, Label, Conditions.Listed(words, outcome.When!)).Finished());

    /// <summary>Its condition as its author could have written it.</summary>
    public string Expression => expression ??= outcome.When!.ToString();
}

/// <summary>What can be said of the effective date without a case.</summary>
internal sealed class EffectiveOnTexts(Vocabulary words)
{
    private string? expression;

    public Sentence Label { get; } = Sentence.Authored(words.Program.RuleSet.EffectiveOn.Label[words.Wording.Language]);

    public ImmutableArray<LawLine> Law { get; } = words.Law.Lines(words.Program.RuleSet.EffectiveOn.Law);

    public string Expression => expression ??= words.Program.EffectiveOn.ToString();
}
