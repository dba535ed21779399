using System.Collections.Immutable;

namespace DecisionEngine.Explaining;

/// <summary>Lays an explanation out in the order it is read.</summary>
public static class ExplanationDocument
{
    /// <summary>The page, from the answer to the small print.</summary>
    public static ImmutableArray<Block> Of(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var words = explanation.Wording;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        void Section(string heading, IEnumerable<Block> content)
        {
            var inside = content.ToList();
            if (inside.Count > 0)
            {
                blocks.Add(new Heading(2, heading));
                blocks.AddRange(inside);
            }
        }

        blocks.Add(new Heading(1, explanation.Answer.ToString()));
        blocks.Add(new Paragraph(string.Join(" ", explanation.Basis)));
        if (!explanation.Amounts.IsEmpty)
        {
            blocks.Add(new Labelled([.. explanation.Amounts.Select(line => (Capital(line.Label.ToString()), line.Value.ToString()))]));
        }

        Section(words.HeadReasons, List(explanation.Reasons));
        Section(words.HeadMissing, Missing(explanation));
        Section(words.HeadToAssess, ToAssess(explanation));
        Section(words.HeadNotNeeded, NotNeeded(explanation));
        Section(words.HeadReview, List([.. explanation.Review.Select(line => Sentence.Fill("{0} [{1}]", line.Says, Sentence.Authored(line.Code)))]));
        Section(words.HeadConfidence, List(explanation.Confidence));
        var said = new HashSet<string>(StringComparer.Ordinal);
        Section(words.HeadRules, explanation.Rules.SelectMany(rule => Rule(rule, words, said)));
        Section(words.HeadFacts, Facts(explanation, words));
        Section(words.HeadConsiderations, explanation.Considerations.Select(line => Consideration(line, words)));
        Section(words.HeadCalculation, Calculation(explanation, words));
        Section(words.HeadChanges, Changes(explanation));
        Section(words.HeadRates, Rates(explanation, words));
        Section(words.HeadNext, List(explanation.Next));
        Section(words.HeadComplaint, List(explanation.Complaint));
        Section(words.HeadContact, List(explanation.Contact));
        Section(words.HeadGlossary, Glossary(explanation));
        Section(words.HeadToVerify, List(explanation.ToVerify));
        Section(words.HeadRecord, List(explanation.Record));
        return blocks.ToImmutable();
    }

    private static IEnumerable<Block> List(ImmutableArray<Sentence> sentences) =>
        sentences.IsEmpty ? [] : [new Bullets([.. sentences.Select(sentence => sentence.ToString())])];

    private static IEnumerable<Block> Missing(Explanation explanation)
    {
        var words = explanation.Wording;
        foreach (var line in explanation.Missing.Where(line => !line.IsDiscretionary))
        {
            yield return new Paragraph(line.Ask.ToString());
            if (!line.Why.IsEmpty)
            {
                yield return new Labelled([(words.LabelWhy, line.Why.ToString())]);
            }
        }

        if (explanation.Missing.Any(line => !line.IsDiscretionary))
        {
            yield return new Paragraph(words.AnswerUs);
        }
    }

    private static IEnumerable<Block> ToAssess(Explanation explanation)
    {
        foreach (var line in explanation.Missing.Where(line => line.IsDiscretionary))
        {
            yield return new Paragraph(line.Ask.ToString());
            if (explanation.Register != Register.Citizen)
            {
                yield return new Bullets([.. line.Weigh.Select(weigh => weigh.ToString())]);
            }
        }
    }

    private static IEnumerable<Block> NotNeeded(Explanation explanation) => explanation.NotNeeded.IsEmpty
        ? []
        : [new Paragraph(explanation.Wording.SameWhatever), new Bullets([.. explanation.NotNeeded.Select(label => Capital(label.ToString()))])];

    private static IEnumerable<Block> Rule(RuleLine rule, Wording words, HashSet<string> said)
    {
        yield return new Heading(3, $"{Capital(rule.Label.ToString())}: {Status(rule.Status, words)}", rule.Anchor);
        var lines = ImmutableArray.CreateBuilder<(string, string)>();
        lines.Add((words.LabelRule, rule.Rule.ToString()));
        foreach (var law in rule.Law)
        {
            // What a provision says is said once; after that its citation is enough.
            lines.Add((words.LabelLaw, said.Add(law.Cite.ToString()) ? $"{law.Cite}: {law.Says}" : law.Cite.ToString()));
        }

        lines.Add((words.LabelYourCase, string.Join(" ", rule.InThisCase)));
        if (!rule.Facts.IsEmpty)
        {
            lines.Add((words.LabelYourFacts, string.Join("; ", rule.Facts.Select(Fact))));
        }

        if (rule.Expression is not null)
        {
            lines.Add((words.LabelExpression, rule.Expression));
        }

        yield return new Labelled(lines.ToImmutable());
    }

    private static string Fact(FactLine fact)
    {
        var from = string.Join(", ", new[] { fact.Source.ToString(), fact.Observed.ToString() }.Where(text => text.Length > 0));
        return from.Length == 0 ? $"{fact.Label}: {fact.Value}" : $"{fact.Label}: {fact.Value} ({from})";
    }

    private static string Status(RuleStatus status, Wording words) => status switch
    {
        RuleStatus.Met => words.Met,
        RuleStatus.NotMet => words.NotMet,
        RuleStatus.NotAssessed => words.NotAssessed,
        _ => words.NotComputedStatus,
    };

    private static IEnumerable<Block> Facts(Explanation explanation, Wording words) => explanation.Facts.IsEmpty
        ? []
        :
        [
            new Grid(
                [words.ColumnFact, words.ColumnValue, words.ColumnSource, words.ColumnObserved],
                [.. explanation.Facts.Select(fact => ImmutableArray.Create(Capital(fact.Label.ToString()), fact.Value.ToString(), fact.Source.ToString(), fact.Observed.ToString()))]),
        ];

    private static Labelled Consideration(ConsiderationLine line, Wording words) =>
        new([(line.Question.ToString(), $"{Capital(line.Answer.ToString())}. {line.Considerations} {Sentence.Fill(words.AssessedBy, line.By)}")]);

    private static IEnumerable<Block> Calculation(Explanation explanation, Wording words)
    {
        if (explanation.Calculation.IsEmpty)
        {
            yield break;
        }

        yield return new Grid(
            [words.ColumnWhat, words.ColumnHow, words.ColumnResult, words.LabelLaw],
            [
                .. explanation.Calculation.Select(line => ImmutableArray.Create(
                    Capital(line.Label.ToString()),
                    string.Join(" ", new[] { (line.Says.IsEmpty ? line.How : line.How.Finished()).ToString(), line.Says.ToString(), line.Expression is null ? "" : $"[{line.Expression}]" }.Where(text => text.Length > 0)),
                    line.Result.ToString(),
                    string.Join("; ", line.Law.Select(law => law.Cite.ToString())))),
            ]);
    }

    private static IEnumerable<Block> Changes(Explanation explanation) => explanation.Changes.IsEmpty
        ? []
        :
        [
            new Paragraph(explanation.ChangesNote.ToString()),
            new Bullets([.. explanation.Changes.Select(line => line.Amounts.IsEmpty ? line.Says.ToString() : $"{line.Says} {string.Join("; ", line.Amounts.Select(amount => $"{amount.Label}: {amount.Value}"))}")]),
        ];

    private static IEnumerable<Block> Rates(Explanation explanation, Wording words) => explanation.Rates.IsEmpty
        ? []
        :
        [
            new Grid(
                [words.ColumnWhat, words.ColumnValue, words.ColumnInterval, words.ColumnSure, words.ColumnSource],
                [.. explanation.Rates.Select(rate => ImmutableArray.Create(Capital(rate.Label.ToString()), rate.Value.ToString(), rate.Interval.ToString(), rate.Sure.ToString(), rate.Source.ToString()))]),
        ];

    private static IEnumerable<Block> Glossary(Explanation explanation) =>
        explanation.Glossary.IsEmpty ? [] : [new Labelled([.. explanation.Glossary.Select(entry => (Capital(entry.Term.ToString()), entry.Means.ToString()))])];

    private static string Capital(string text) => text.Length == 0 || (text.Length > 1 && char.IsUpper(text[1])) ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
