using System.Collections.Immutable;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>A fact the party has not seen.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Value">Its value, in words.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Observed">When it was observed, in words; empty where nothing is said.</param>
/// <param name="Why">What it may mean for the decision, as a sentence.</param>
public sealed record HearingFact(string Label, string Value, string Source, string Observed, string Why);

/// <summary>What speaks against the party and the party may not know we hold, with time to comment, before anything is decided (FVL § 19; R8).</summary>
/// <param name="CaseType">The title of the case type.</param>
/// <param name="Facts">The facts.</param>
/// <param name="ReplyBy">The last day to comment.</param>
public sealed record HearingLetter(string CaseType, ImmutableArray<HearingFact> Facts, DateOnly ReplyBy)
{
    /// <summary>The letter.</summary>
    public LetterContent In(string language, Sender from, Author by)
    {
        var words = LetterWording.For(language);
        return new LetterContent(LetterKind.Hearing, language, from, by, words.HearingTitle,
        [
            new Paragraph($"{Letter.Fill(words.HearingAbout, CaseType)} {words.HearingOpen}"),
            new Heading(2, words.HeadHearingFacts),
            new Grid(
                [words.Wording.ColumnFact, words.Wording.ColumnValue, words.Wording.ColumnSource, words.Wording.ColumnObserved],
                [.. Facts.Select(fact => ImmutableArray.Create(fact.Label, fact.Value, fact.Source, fact.Observed))]),
            new Heading(2, words.HeadHearingWhy),
            new Bullets([.. Facts.Select(fact => fact.Why).Distinct()]),
            .. LetterParts.Section(words.HeadHearingDo, words.HearingDo, words.HearingSee),
            .. LetterParts.Reply(words, from, ReplyBy),
            .. LetterParts.Section(words.HeadNoReply, words.HearingNoReply),
        ]);
    }
}
