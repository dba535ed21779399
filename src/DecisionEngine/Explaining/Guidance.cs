using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>What happens now, how to complain, and whom to reach. Every channel is named: all are equal.</summary>
internal static class Guidance
{
    public static ImmutableArray<Sentence> Next(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var outcome = evaluation.Outcome?.Outcome;
        var next = ImmutableArray.CreateBuilder<Sentence>();
        if (outcome is null)
        {
            var asksTheCitizen = evaluation.Missing.Any(id => !evaluation.RuleSet.Facts[evaluation.Frame.Program.FactIndex(id)].Discretionary);
            next.Add(Sentence.Engine(asksTheCitizen ? wording.AnswerNext : wording.PersonTakesOver));
            return next.ToImmutable();
        }

        if (naming.Standing == Standing.Proposal)
        {
            next.Add(Sentence.Engine(wording.ProposalNext));
            return next.ToImmutable();
        }

        foreach (var step in evaluation.RuleSet.Next)
        {
            if (step.For.IsEmpty || step.For.Contains(outcome.Id) || step.For.Contains(EvaluationJson.Kind(outcome.Kind!.Value)))
            {
                next.Add(AuthoredText.Fill(naming, step.Says).Finished());
            }
        }

        return next.ToImmutable();
    }

    public static ImmutableArray<Sentence> Complaint(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var rights = Sentence.Engine(wording.YourRights);
        if (naming.Standing == Standing.Proposal || evaluation.Outcome is null or { Outcome.Kind: OutcomeKind.PassedOn })
        {
            return [rights];
        }

        var complaint = evaluation.RuleSet.Authority.Complaint;
        var language = wording.Language;
        return
        [
            Sentence.Fill(wording.Complain, Sentence.Authored(complaint.Body[language]), Sentence.Of(new TracedValue(DataType.Integer, State.Known, (decimal)complaint.Weeks, Fault.None), wording)),
            Sentence.Fill(wording.ComplainVia, Sentence.Authored(complaint.Via[language])),
            Sentence.Authored(complaint.How[language]).Finished(),
            rights,
        ];
    }

    public static ImmutableArray<Sentence> Contact(Naming naming)
    {
        var (authority, wording) = (naming.Evaluation.RuleSet.Authority, naming.Wording);
        var language = wording.Language;
        return
        [
            Sentence.Join([Sentence.Authored(authority.Name[language]), Sentence.Authored(authority.Unit[language])], ", ", ", "),
            Sentence.Fill(wording.Phone, Sentence.Authored(authority.Contact.Phone)),
            Sentence.Fill(wording.Visit, Sentence.Authored(authority.Contact.Address[language])),
            Sentence.Fill(wording.Hours, Sentence.Authored(authority.Contact.Hours[language])),
            Sentence.Fill(wording.Web, Sentence.Authored(authority.Contact.Web)),
        ];
    }

    /// <summary>The words of the glossary that occur in the explanation.</summary>
    public static ImmutableArray<GlossaryLine> Glossary(Naming naming, Explanation explanation)
    {
        var language = naming.Wording.Language;
        var texts = Said(explanation).Select(sentence => sentence.ToString()).ToList();
        return
        [
            .. naming.Evaluation.RuleSet.Glossary
                .Where(entry => texts.Exists(text => text.Contains(entry.Term[language], StringComparison.OrdinalIgnoreCase)))
                .Select(entry => new GlossaryLine(Sentence.Authored(entry.Term[language]), Sentence.Authored(entry.Means[language]))),
        ];
    }

    private static IEnumerable<Sentence> Said(Explanation explanation) =>
    [
        explanation.Answer,
        .. explanation.Reasons,
        .. explanation.Rules.SelectMany(rule => rule.InThisCase.Add(rule.Label).Add(rule.Rule).AddRange(rule.Law.Select(law => law.Says))),
        .. explanation.Facts.Select(fact => fact.Label),
        .. explanation.Calculation.SelectMany(line => new[] { line.Label, line.How, line.Says }),
        .. explanation.Missing.SelectMany(line => new[] { line.Label, line.Ask, line.Why }),
        .. explanation.Next,
        .. explanation.Complaint,
    ];
}
