using System.Collections.Immutable;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>How a reassessment ended (R7).</summary>
public enum Reassessed
{
    /// <summary>The decision stands, and the complaint has gone to the complaint body.</summary>
    Kept,

    /// <summary>The party is right.</summary>
    Upheld,

    /// <summary>The party is right about some of it, and is asked whether the complaint stands.</summary>
    PartlyUpheld,
}

/// <summary>The answer to a party who disagreed (R7).</summary>
/// <param name="Result">How it ended.</param>
/// <param name="DecisionId">The decision that was contested.</param>
/// <param name="Received">The day the complaint came.</param>
/// <param name="IsLate">Whether it came after the last day; then only the complaint body may dismiss it.</param>
/// <param name="Body">The complaint body.</param>
/// <param name="Reasons">Why, a paragraph each; never empty.</param>
/// <param name="ReplyBy">The last day to say whether the complaint stands; where it is partly upheld, and only there.</param>
/// <param name="IsOtherPerson">Whether somebody other than the one who decided has reassessed it.</param>
public sealed record ContestAnswerLetter(
    Reassessed Result, string DecisionId, DateOnly Received, bool IsLate, string Body, ImmutableArray<string> Reasons, DateOnly? ReplyBy, bool IsOtherPerson)
{
    /// <summary>The letter.</summary>
    /// <exception cref="InvalidOperationException">There are no reasons, or a partly upheld complaint has no last day to answer.</exception>
    public LetterContent In(string language, Sender from, Author by)
    {
        if (Reasons.IsDefaultOrEmpty || Result == Reassessed.PartlyUpheld != ReplyBy is not null)
        {
            throw new InvalidOperationException("An answer gives its reasons, and a partly upheld complaint has a last day to say whether it stands (R7).");
        }

        var words = LetterWording.For(language);
        var title = Result switch { Reassessed.Kept => words.ContestKept, Reassessed.Upheld => words.ContestUpheld, _ => words.ContestPartly };
        var came = Letter.Fill(words.ContestCame, words.Wording.Write(Received), DecisionId);
        return new LetterContent(LetterKind.ContestAnswer, language, from, by, title,
        [
            new Paragraph(IsOtherPerson ? $"{came} {words.ContestLooked}" : came),
            .. LetterParts.Section(words.HeadWhy, Reasons),
            .. LetterParts.Section(words.HeadNow, Now(words)),
            .. LetterParts.Contact(words, from),
        ]);
    }

    private IEnumerable<string> Now(LetterWording words)
    {
        switch (Result)
        {
            case Reassessed.Kept:
                yield return $"{Letter.Fill(words.KeptSent, Body)} {Letter.Fill(words.KeptNothing, Body)}";
                if (IsLate)
                {
                    yield return Letter.Fill(words.KeptLate, Body);
                }

                yield return Letter.Fill(words.KeptMore, Body);
                break;
            case Reassessed.Upheld:
                yield return words.UpheldNew;
                break;
            default:
                yield return words.PartlyNew;
                yield return $"{Letter.Fill(words.PartlyAsk, Body)} {Letter.Fill(words.PartlyBy, words.Day(ReplyBy!.Value))}";
                yield return words.PartlyElse;
                break;
        }
    }
}
