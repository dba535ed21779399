using DecisionEngine.Explaining;

namespace DecisionEngine.Tests.Explaining;

/// <summary>A draft says what <see cref="Sentence"/> says, run for run.</summary>
public sealed class DraftTests
{
    private static readonly Sentence Kroner = new([new Run("312.000 kr.", Origin.Trace, 312000m)]);
    private static readonly Sentence Income = Sentence.Authored("husstandens indkomst");

    public static TheoryData<string> Patterns => ["{0} is {1}", "{1}, {0}", "{0}", "{0}.", "({1}) {0}. {1}.", "no places"];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_filled_pattern_is_the_same(string pattern)
    {
        var draft = new Draft();

        AssertSame(Sentence.Fill(pattern, Kroner, Income), draft.Take(draft.Fill(pattern, Kroner, Income)));
        AssertSame(Sentence.Fill(pattern, Income, Kroner).Finished(), draft.TakeFinished(draft.Fill(pattern, Income, Kroner)));
    }

    [Fact]
    public void Sentences_joined_are_the_same()
    {
        var draft = new Draft();

        AssertSame(Sentence.Join([Income, Kroner, Income], ", ", " og "), draft.Take(draft.Join([Income, Kroner, Income], ", ", " og ")));
        Assert.True(draft.Take(draft.Join([], ", ", " og ")).IsEmpty);
        Assert.True(draft.TakeFinished(Sentence.Empty).IsEmpty);
    }

    [Fact]
    public void A_draft_that_has_to_grow_loses_nothing()
    {
        var draft = new Draft();
        var (phrase, sentence) = ((Phrase)Income, Income);
        for (var depth = 0; depth < 200; depth++)
        {
            phrase = draft.Fill("({0}) and {1}", phrase, Kroner);
            sentence = Sentence.Fill("({0}) and {1}", sentence, Kroner);
        }

        AssertSame(sentence, draft.Take(phrase));
    }

    [Fact]
    public void A_sentence_taken_stays_as_it_is_while_the_next_is_made()
    {
        var draft = new Draft();
        var first = draft.Take(draft.Fill("{0} is {1}", Income, Kroner));
        draft.Take(draft.Fill("{1} was {0}", Kroner, Kroner));
        draft.Clear();

        Assert.Equal("husstandens indkomst is 312.000 kr.", first.ToString());
    }

    [Theory]
    [InlineData("ab", "ab", true)]
    [InlineData("ab", "abc", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void Sentences_read_the_same_however_they_are_put_together(string one, string other, bool isSame)
    {
        var parts = new Sentence([.. one.Select(letter => new Run(letter.ToString(), Origin.Engine)), new Run("", Origin.Engine)]);

        Assert.Equal(isSame, Sentence.ReadSame(parts, Sentence.Authored(other)));
        Assert.Equal(isSame, Sentence.ReadSame(Sentence.Authored(other), parts));
    }

    private static void AssertSame(Sentence expected, Sentence actual) => Assert.Equal(expected.Runs.ToArray(), actual.Runs.ToArray());
}
