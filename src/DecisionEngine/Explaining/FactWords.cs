using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Explaining;

/// <summary>What can be said of a fact without a case.</summary>
internal sealed class FactWords
{
    public FactWords(Vocabulary words, Fact fact)
    {
        var language = words.Wording.Language;
        Fact = fact;
        Label = Sentence.Authored(fact.Label[language]);
        Subject = Names.Subject(words.Wording, Label);
        Ask = Sentence.Authored(fact.Ask[language]);
        Why = fact.Why is { } why ? Sentence.Authored(why[language]) : Sentence.Empty;
        Weigh = [.. fact.Weigh.Select(weigh => Sentence.Authored(weigh[language]))];
        One = fact.Item is { } item ? Sentence.Authored(item.One[language]) : Sentence.Authored(fact.Id);
        Many = fact.Item is { } items ? Sentence.Authored(items.Many[language]) : Sentence.Authored(fact.Id);
        Fields = [.. fact.Fields.Select(field => Sentence.Authored(field.Label[language]))];
        LabelTerms = words.Glossary.In(Label);
        MissingTerms = words.Glossary.In(Label, Ask, Why);
    }

    public Fact Fact { get; }

    public Sentence Label { get; }

    /// <summary>The label as the subject of a sentence.</summary>
    public Sentence Subject { get; }

    public Sentence Ask { get; }

    public Sentence Why { get; }

    public ImmutableArray<Sentence> Weigh { get; }

    /// <summary>One of a list's items.</summary>
    public Sentence One { get; }

    /// <summary>Several of a list's items.</summary>
    public Sentence Many { get; }

    /// <summary>The labels of a list's fields.</summary>
    public ImmutableArray<Sentence> Fields { get; }

    /// <summary>The words of the glossary in its label.</summary>
    public Terms LabelTerms { get; }

    /// <summary>Those in what is said of it while it is missing.</summary>
    public Terms MissingTerms { get; }
}
