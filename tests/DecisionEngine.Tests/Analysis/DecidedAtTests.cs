using DecisionEngine.Analysis;

namespace DecisionEngine.Tests.Analysis;

public sealed class DecidedAtTests
{
    [Theory]
    [InlineData("2024-03-15", "2024-03-15T00:00:00.0000000+00:00")]
    [InlineData("2024-03-15T10:00", "2024-03-15T10:00:00.0000000+00:00")]
    [InlineData("2024-03-15T10:00:30Z", "2024-03-15T10:00:30.0000000+00:00")]
    [InlineData("2024-03-15T10:00:30.5+01:00", "2024-03-15T10:00:30.5000000+01:00")]
    public void A_date_or_timestamp_is_the_same_moment_on_every_machine(string text, string moment)
    {
        Assert.True(DecidedAt.TryRead(text, out var read));
        Assert.Equal(moment, read.ToString("O", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024-02-30")]
    [InlineData("15-03-2024")]
    [InlineData("2024-03-15 10:00")]
    public void Anything_else_is_not_read(string text) => Assert.False(DecidedAt.TryRead(text, out _));
}
