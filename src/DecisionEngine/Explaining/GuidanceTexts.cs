using System.Collections.Immutable;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>What happens now, how to complain and whom to reach, as far as no case is needed. Every channel is named: all are equal.</summary>
internal sealed class GuidanceTexts
{
    public GuidanceTexts(Vocabulary words)
    {
        var (ruleSet, wording) = (words.Program.RuleSet, words.Wording);
        var language = wording.Language;
        var (authority, complaint) = (ruleSet.Authority, ruleSet.Authority.Complaint);
        Next = [.. ruleSet.Next.Select(step => (step.For, new PreparedText(words.Program, step.Says[language])))];
        var rights = Sentence.Engine(wording.YourRights);
        Rights = [rights];
        Complaint =
        [
            Sentence.Fill(wording.Complain, Sentence.Authored(complaint.Body[language]), Sentence.Of(new TracedValue(DataType.Integer, State.Known, (decimal)complaint.Weeks, Compiling.Fault.None), wording)),
            Sentence.Fill(wording.ComplainVia, Sentence.Authored(complaint.Via[language])),
            Sentence.Authored(complaint.How[language]).Finished(),
            rights,
        ];
        Contact =
        [
            Sentence.Join([Sentence.Authored(authority.Name[language]), Sentence.Authored(authority.Unit[language])], ", ", ", "),
            Sentence.Fill(wording.Phone, Sentence.Authored(authority.Contact.Phone)),
            Sentence.Fill(wording.Visit, Sentence.Authored(authority.Contact.Address[language])),
            Sentence.Fill(wording.Hours, Sentence.Authored(authority.Contact.Hours[language])),
            Sentence.Fill(wording.Web, Sentence.Authored(authority.Contact.Web)),
        ];
        RightsTerms = words.Glossary.In(Rights);
        ComplaintTerms = words.Glossary.In(Complaint);
    }

    /// <summary>What happens after a decision, and the outcomes or kinds it belongs to; none for all.</summary>
    public ImmutableArray<(ImmutableArray<string> For, PreparedText Says)> Next { get; }

    /// <summary>The citizen's rights, where there is nothing to complain of.</summary>
    public ImmutableArray<Sentence> Rights { get; }

    public ImmutableArray<Sentence> Complaint { get; }

    public ImmutableArray<Sentence> Contact { get; }

    public Terms RightsTerms { get; }

    public Terms ComplaintTerms { get; }
}
