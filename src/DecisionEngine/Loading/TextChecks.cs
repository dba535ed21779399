using System.Text.RegularExpressions;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>Checks on what people will read: placeholders, figures of their own, and how hard a sentence is.</summary>
internal static partial class TextChecks
{
    public static void Check(RuleSet ruleSet, DiagnosticBag diagnostics)
    {
        var names = ruleSet.Facts.Select(fact => fact.Id)
            .Concat(ruleSet.Rates.Select(rate => rate.Id))
            .Concat(ruleSet.Steps.Where(step => step.Each is null).Select(step => step.Id))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var step in ruleSet.Steps)
        {
            var known = step.Each is { } each
                ? names.Concat(ruleSet.Facts.Where(fact => fact.Id == each).SelectMany(fact => fact.Fields).Select(field => field.Id)).Concat(ruleSet.Steps.Where(other => other.Each == each).Select(other => other.Id)).ToHashSet(StringComparer.Ordinal)
                : names;
            Sentence(step.Says.Rule, known, diagnostics);
            Sentence(step.Says.Met, known, diagnostics);
            Sentence(step.Says.NotMet, known, diagnostics);
            Sentence(step.Says.Unknown, known, diagnostics);
            Sentence(step.Says.Is, known, diagnostics);
            Label(step.Label, diagnostics);
        }

        foreach (var outcome in ruleSet.Outcomes)
        {
            Sentence(outcome.Answer, names.Concat(outcome.Amounts.Select(amount => amount.Id)).ToHashSet(StringComparer.Ordinal), diagnostics);
        }

        var everything = names.Concat(ruleSet.Outcomes.SelectMany(outcome => outcome.Amounts).Select(amount => amount.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var next in ruleSet.Next)
        {
            Placeholders(next.Says, everything, diagnostics);
            Readable(next.Says, diagnostics);
        }

        foreach (var rule in ruleSet.Review.When)
        {
            Sentence(rule.Because, names, diagnostics);
        }

        Plain(ruleSet, diagnostics);
        Unsure(ruleSet, diagnostics);
    }

    /// <summary>The names in braces.</summary>
    public static IEnumerable<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value);

    private static void Plain(RuleSet ruleSet, DiagnosticBag diagnostics)
    {
        Readable(ruleSet.Summary, diagnostics);
        foreach (var fact in ruleSet.Facts)
        {
            Label(fact.Label, diagnostics);
            foreach (var text in new[] { fact.Ask, fact.Help, fact.Why, fact.Says?.Yes, fact.Says?.No })
            {
                Placeholders(text, [], diagnostics);
                Readable(text, diagnostics);
            }
        }

        foreach (var text in ruleSet.Law.Select(law => law.Says).Concat(ruleSet.Glossary.Select(entry => entry.Means)))
        {
            Placeholders(text, [], diagnostics);
            Readable(text, diagnostics);
        }
    }

    private static void Unsure(RuleSet ruleSet, DiagnosticBag diagnostics)
    {
        foreach (var rate in ruleSet.Rates)
        {
            foreach (var value in rate.Values.Where(value => value.Missing is null && value.Sure != Sureness.High))
            {
                diagnostics.Add(
                    DiagnosticCode.RateUnsure,
                    value.At,
                    rate.Id,
                    $"The value of `{rate.Id}` from {value.From:yyyy-MM-dd} is marked {value.Sure.ToString().ToLowerInvariant()}; a lawyer must verify it.");
            }
        }
    }

    private static void Sentence(LocalText? text, IReadOnlySet<string> names, DiagnosticBag diagnostics)
    {
        Placeholders(text, names, diagnostics);
        Readable(text, diagnostics);
        foreach (var entry in text?.Entries ?? [])
        {
            var digits = Digits().Match(Placeholder().Replace(entry.Text, ""));
            if (digits.Success)
            {
                diagnostics.Add(DiagnosticCode.TextNumber, entry.At, digits.Value, $"The sentence has the figure {digits.Value} of its own.", "a placeholder such as {householdIncome}");
            }
        }
    }

    private static void Label(LocalText label, DiagnosticBag diagnostics) => Placeholders(label, [], diagnostics);

    private static void Placeholders(LocalText? text, IEnumerable<string> names, DiagnosticBag diagnostics)
    {
        foreach (var entry in text?.Entries ?? [])
        {
            foreach (Match match in Placeholder().Matches(entry.Text))
            {
                var name = match.Groups[1].Value;
                if (!names.Contains(name))
                {
                    diagnostics.Add(
                        DiagnosticCode.PlaceholderUnknown,
                        entry.At with { Column = entry.At.Column + match.Index },
                        match.Value,
                        $"The placeholder {match.Value} names nothing that is known here.",
                        null,
                        Suggestion.For(name, names));
                }
            }
        }
    }

    private static void Readable(LocalText? text, DiagnosticBag diagnostics)
    {
        foreach (var entry in text?.Entries ?? [])
        {
            if (Readability.HardestSentence(entry.Text, entry.Language) is { } hard)
            {
                diagnostics.Add(DiagnosticCode.TextHard, entry.At with { Column = entry.At.Column + hard.Start }, hard.Sentence, $"This sentence is hard to read: {hard.Why}.", "short sentences and everyday words");
            }
        }
    }

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[0-9]+([.,][0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
