using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// That an application has come: when it will be answered (the authority's own deadline), and that a program works on it (GDPR articles 13
/// and 22; R22).
/// </summary>
/// <param name="CaseType">The title of the case type.</param>
/// <param name="Received">The day it came.</param>
/// <param name="Due">The last day to answer it.</param>
/// <param name="MayBeAutomatic">Whether the rule set may decide any outcome without a person.</param>
public sealed record ReceiptLetter(string CaseType, DateOnly Received, DateOnly Due, bool MayBeAutomatic)
{
    /// <summary>The letter.</summary>
    public LetterContent In(string language, Sender from, Author by)
    {
        var words = LetterWording.For(language);
        return new LetterContent(LetterKind.Receipt, language, from, by, words.ReceiptTitle,
        [
            new Paragraph(Letter.Fill(words.ReceiptAbout, CaseType, words.Wording.Write(Received))),
            .. LetterParts.Section(words.HeadWhen, $"{Letter.Fill(words.ReceiptDue, words.Day(Due))} {words.ReceiptLate}"),
            .. LetterParts.Section(words.HeadHow, MayBeAutomatic ? words.HowAutomatic : words.HowPerson, words.HowRights),
            .. LetterParts.Section(words.HeadCanDo, $"{words.CanTell} {words.CanSee}", words.SomebodyElse),
            .. LetterParts.Contact(words, from),
        ]);
    }
}
