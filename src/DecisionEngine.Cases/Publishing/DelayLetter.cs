using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>That the authority will not keep its own deadline, why, and when the answer comes.</summary>
/// <param name="Was">The day stated before.</param>
/// <param name="Now">The new day.</param>
/// <param name="Because">Why, as a sentence in the letter's language.</param>
public sealed record DelayLetter(DateOnly Was, DateOnly Now, string Because)
{
    /// <summary>The letter.</summary>
    public LetterContent In(string language, Sender from, Author by)
    {
        var words = LetterWording.For(language);
        return new LetterContent(LetterKind.Delay, language, from, by, words.DelayTitle,
        [
            new Paragraph(Letter.Fill(words.DelayWas, words.Day(Was))),
            new Paragraph(Letter.Fill(words.DelayBecause, Because)),
            .. LetterParts.Section(words.HeadWhen, Letter.Fill(words.DelayNew, words.Day(Now)), words.DelayNothing),
            .. LetterParts.Section(words.HeadCanDo, words.DelayRights),
            .. LetterParts.Contact(words, from),
        ]);
    }
}
