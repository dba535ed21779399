using System.Collections.Immutable;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>The letter on top of complaint and files to the complaint body (R7). The authority dismisses nothing itself, late complaints included.</summary>
/// <param name="CaseType">The title of the case type.</param>
/// <param name="DecisionId">The decision.</param>
/// <param name="Decided">The day it was decided.</param>
/// <param name="Dispatched">The day its letter was sent.</param>
/// <param name="LastDay">The last day to complain.</param>
/// <param name="Received">The day the complaint came.</param>
/// <param name="ReassessedOn">The day the decision was kept.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="Rules">The rule set and its version, in words.</param>
/// <param name="Reasons">Why the authority keeps to it, a paragraph each.</param>
/// <param name="Enclosed">What goes with it.</param>
public sealed record ForwardingLetter(
    string CaseType, string DecisionId, DateOnly Decided, DateOnly Dispatched, DateOnly LastDay, DateOnly Received, DateOnly ReassessedOn,
    Author DecidedBy, string Rules, ImmutableArray<string> Reasons, ImmutableArray<string> Enclosed)
{
    /// <summary>Whether the complaint came after the last day.</summary>
    public bool IsLate => Received > LastDay;

    /// <summary>The letter.</summary>
    public LetterContent In(string language, Sender from, Author by)
    {
        var words = LetterWording.For(language);
        string Date(DateOnly date) => words.Wording.Write(date);
        return new LetterContent(LetterKind.Forwarding, language, from, by, words.ForwardTitle,
        [
            new Paragraph(Letter.Fill(words.ForwardAbout, CaseType)),
            new Labelled(
            [
                (words.Decision, DecisionId),
                (words.ForwardBy, DecidedBy.Name ?? words.Automatic),
                (words.ForwardRules, Rules),
                (words.ForwardDecided, Date(Decided)),
                (words.ForwardSent, Date(Dispatched)),
                (words.ForwardLastDay, Date(LastDay)),
                (words.ForwardComplained, Date(Received)),
                (words.ForwardReassessed, Date(ReassessedOn)),
            ]),
            .. IsLate ? new Block[] { new Paragraph(words.ForwardLate) } : [],
            .. LetterParts.Section(words.HeadKept, Reasons),
            new Heading(2, words.HeadEnclosed),
            new Bullets(Enclosed),
            .. LetterParts.Contact(words, from),
        ]);
    }
}
