using System.Collections.Immutable;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>A fact about somebody who is no party to the case.</summary>
/// <param name="What">What it is, never its value: the letter may be opened by others in the home.</param>
/// <param name="Period">What time it is for, in words.</param>
/// <param name="From">Where it was fetched.</param>
public sealed record OthersFact(string What, string Period, string From);

/// <summary>
/// To somebody whose data were used in another person's case, such as a cohabitant's income (GDPR article 14). It names neither the party nor
/// the outcome; the purpose is worded by the caller so that it does not give away more than it must.
/// </summary>
/// <param name="Purpose">What the case is about, as a noun phrase such as "en sag om tilskud".</param>
/// <param name="Facts">What was used.</param>
/// <param name="Law">The provisions that allow it, as cited.</param>
/// <param name="IsAutomatic">Whether the case was decided without a person.</param>
/// <param name="Kept">How long they are kept, as the end of a sentence: "i fem år".</param>
/// <param name="DataProtection">How to reach the data protection officer.</param>
public sealed record OthersDataLetter(string Purpose, ImmutableArray<OthersFact> Facts, string Law, bool IsAutomatic, string Kept, string DataProtection)
{
    /// <summary>The letter.</summary>
    public LetterContent In(string language, Sender from, Author by)
    {
        var words = LetterWording.For(language);
        return new LetterContent(LetterKind.OthersData, language, from, by, words.OthersTitle,
        [
            new Paragraph(Letter.Fill(words.OthersWhy, Purpose)),
            new Paragraph(words.OthersNoPart),
            new Heading(2, words.HeadOthersData),
            new Grid([words.ColumnData, words.ColumnPeriod, words.ColumnFrom], [.. Facts.Select(fact => ImmutableArray.Create(fact.What, fact.Period, fact.From))]),
            .. LetterParts.Section(
                words.HeadOthersLaw,
                Letter.Fill(words.OthersLaw, Law),
                $"{(IsAutomatic ? words.OthersAutomatic : words.OthersPerson)} {Letter.Fill(words.OthersKept, Kept)} {words.OthersShared}"),
            new Heading(2, words.HeadOthersRights),
            new Bullets([words.OthersSee, words.OthersWrong, words.OthersObject, words.OthersComplain, Letter.Fill(words.OthersOfficer, DataProtection)]),
            .. LetterParts.Contact(words, from),
        ]);
    }
}
