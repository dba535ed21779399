using System.Collections.Immutable;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>Parts that several letters share.</summary>
internal static class LetterParts
{
    /// <summary>By when, how, and that somebody else may help (FVL § 8).</summary>
    public static IEnumerable<Block> Reply(LetterWording words, Sender from, DateOnly replyBy) =>
    [
        new Heading(2, words.HeadReply),
        new Paragraph($"{Letter.Fill(words.ReplyBy, words.Day(replyBy))} {words.MoreTime}"),
        new Paragraph($"{words.ReplyAnyWay} {words.SomebodyElse}"),
        Reach(from),
    ];

    /// <summary>How to reach the authority.</summary>
    public static IEnumerable<Block> Contact(LetterWording words, Sender from) => [new Heading(2, words.Wording.HeadContact), Reach(from)];

    /// <summary>A section, or nothing where there is nothing to say.</summary>
    public static IEnumerable<Block> Section(string heading, params IEnumerable<string> paragraphs)
    {
        var said = paragraphs.ToList();
        return said.Count == 0 ? [] : [new Heading(2, heading), .. said.Select(text => new Paragraph(text))];
    }

    private static Bullets Reach(Sender from) => new(ImmutableArray.Create($"{from.Name}, {from.Unit}").AddRange(from.Reach));
}
