using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>What must hold between the parts of a rule set, apart from its expressions.</summary>
internal static partial class RuleSetChecks
{
    public static void Check(RuleSet ruleSet, Reading reading)
    {
        CheckIds(ruleSet, reading.Diagnostics);
        CheckLaw(ruleSet, reading);
        CheckOutcomeReferences(ruleSet, reading);
        foreach (var rate in ruleSet.Rates.Where(rate => rate.Values.Select(value => value.From).Append(ruleSet.InForce.From).All(from => from > DateOnly.MinValue)))
        {
            CheckCoverage(rate, ruleSet.InForce, reading.Diagnostics);
        }

        TextChecks.Check(ruleSet, reading.Diagnostics);
    }

    private static void CheckIds(RuleSet ruleSet, DiagnosticBag diagnostics)
    {
        var names = ruleSet.Facts.Select(fact => (fact.Id, fact.At))
            .Concat(ruleSet.Facts.SelectMany(fact => fact.Fields).Select(field => (field.Id, field.At)))
            .Concat(ruleSet.Rates.Select(rate => (rate.Id, rate.At)))
            .Concat(ruleSet.Steps.Select(step => (step.Id, step.At)))
            .ToList();
        Unique("fact, field, rate or step", names, diagnostics);
        Unique("outcome", ruleSet.Outcomes.Select(outcome => (outcome.Id, outcome.At)), diagnostics);
        Unique("provision", ruleSet.Law.Select(law => (law.Id, law.At)), diagnostics);
        Unique("reason for review", ruleSet.Review.When.Select(rule => (rule.Code, rule.At)), diagnostics);
        foreach (var outcome in ruleSet.Outcomes)
        {
            Unique("amount", outcome.Amounts.Select(amount => (amount.Id, amount.At)), diagnostics);
        }

        var codes = names
            .Concat(ruleSet.Outcomes.Select(outcome => (outcome.Id, outcome.At)))
            .Concat(ruleSet.Outcomes.SelectMany(outcome => outcome.Amounts).Select(amount => (amount.Id, amount.At)))
            .Concat(ruleSet.Review.When.Select(rule => (Id: rule.Code, rule.At)))
            .Concat(ruleSet.Steps.Where(step => step.Table is not null).SelectMany(step => step.Table!.Rows).Select(row => (row.Id, row.At)));
        foreach (var (id, at) in codes.Where(code => ruleSet.Retired.Contains(code.Id)))
        {
            diagnostics.Add(DiagnosticCode.IdRetired, at, id, $"`{id}` is retired and is used again.", "a new id: an old one keeps its old meaning in old decisions");
        }
    }

    private static void Unique(string what, IEnumerable<(string Id, Location At)> ids, DiagnosticBag diagnostics)
    {
        foreach (var twice in ids.GroupBy(entry => entry.Id).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            foreach (var (id, at) in twice.Skip(1))
            {
                diagnostics.Add(DiagnosticCode.IdDuplicate, at, id, $"Another {what} has the id `{id}`, on line {twice.First().At.Line}.");
            }
        }
    }

    private static void CheckLaw(RuleSet ruleSet, Reading reading)
    {
        var known = ruleSet.Law.Select(law => law.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, at) in reading.UsedLaw.Where(used => !known.Contains(used.Id)))
        {
            reading.Diagnostics.Add(DiagnosticCode.LawUnknown, at, id, $"No provision has the id `{id}`.", null, Suggestion.For(id, known));
        }

        var used = reading.UsedLaw.Select(use => use.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var law in ruleSet.Law.Where(law => law.Id.Length > 0))
        {
            if (!used.Contains(law.Id))
            {
                reading.Diagnostics.Add(DiagnosticCode.Unused, law.At, law.Id, $"Nothing rests on the provision `{law.Id}`.");
            }

            foreach (var cite in law.Cite.Entries.Where(cite => !Paragraph().IsMatch(cite.Text)))
            {
                reading.Diagnostics.Add(DiagnosticCode.LawCited, cite.At, cite.Text, $"`{cite.Text}` names no paragraph.", "paragraph, subsection and number, such as § 43, stk. 1, nr. 2");
            }
        }
    }

    private static void CheckOutcomeReferences(RuleSet ruleSet, Reading reading)
    {
        var ids = ruleSet.Outcomes.Where(outcome => outcome.Kind is not null).Select(outcome => outcome.Id).ToImmutableArray();
        var idsAndKinds = ids.AddRange(Enum.GetNames<OutcomeKind>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]));
        foreach (var (id, at, orKind) in reading.UsedOutcomes)
        {
            var allowed = orKind ? idsAndKinds : ids;
            if (!allowed.Contains(id))
            {
                reading.Diagnostics.Add(DiagnosticCode.OutcomeUnknown, at, id, $"No outcome has the id `{id}`.", string.Join(", ", allowed), Suggestion.For(id, allowed));
            }
        }
    }

    private static void CheckCoverage(Rate rate, InForce inForce, DiagnosticBag diagnostics)
    {
        for (var i = 1; i < rate.Values.Length; i++)
        {
            if (rate.Values[i - 1].To is not { } before || rate.Values[i].From <= before)
            {
                diagnostics.Add(DiagnosticCode.RateOverlap, rate.Values[i].At, rate.Id, $"The interval from {rate.Values[i].From:yyyy-MM-dd} begins before the one above it has ended.", "closed intervals in order of date");
                return;
            }
        }

        var need = inForce.From;
        foreach (var value in rate.Values)
        {
            if (value.From > need && !(inForce.To < need))
            {
                Gap(rate, need, value.From.AddDays(-1), diagnostics);
            }

            if (value.To is not { } to)
            {
                return;
            }

            if (to >= need)
            {
                need = to == DateOnly.MaxValue ? to : to.AddDays(1);
            }
        }

        if (inForce.To is not { } end || need <= end)
        {
            Gap(rate, need, inForce.To, diagnostics);
        }
    }

    [GeneratedRegex(@"(§+|\b(article|artikel|sections?))\s*[0-9]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Paragraph();

    private static void Gap(Rate rate, DateOnly from, DateOnly? to, DiagnosticBag diagnostics) => diagnostics.Add(
        DiagnosticCode.RateGap,
        rate.At,
        rate.Id,
        $"`{rate.Id}` has no value from {from:yyyy-MM-dd}{(to is { } end ? $" to {end:yyyy-MM-dd}" : " onwards")}.",
        "a value, or `missing` with the reason; never a neighbour's figure");
}
