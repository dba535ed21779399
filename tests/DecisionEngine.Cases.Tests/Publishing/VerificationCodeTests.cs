using CsCheck;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed class VerificationCodeTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Fact]
    public void A_code_is_sixteen_characters_that_can_be_read_aloud() =>
        Gen.String.Sample(id => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", VerificationCode.Of(SomeLetters.Key, id, "", Day)));

    [Fact]
    public void The_code_hangs_on_key_letter_hash_and_date()
    {
        string[] codes =
        [
            VerificationCode.Of(SomeLetters.Key, "a", "h", Day),
            VerificationCode.Of(new byte[32], "a", "h", Day),
            VerificationCode.Of(SomeLetters.Key, "b", "h", Day),
            VerificationCode.Of(SomeLetters.Key, "a", "i", Day),
            VerificationCode.Of(SomeLetters.Key, "a", "h", Day.AddDays(1)),
        ];

        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.Equal(codes[0], VerificationCode.Of(SomeLetters.Key, "a", "h", Day));
    }

    [Fact]
    public void A_key_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VerificationCode.Of(new byte[16], "a", "h", Day));
}
