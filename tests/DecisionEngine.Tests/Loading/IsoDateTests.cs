using System.Globalization;
using System.Text;
using CsCheck;
using DecisionEngine.Loading;

namespace DecisionEngine.Tests.Loading;

public sealed class IsoDateTests
{
    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("2024-02-29")]
    [InlineData("9999-12-31")]
    [InlineData("2023-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2024-00-10")]
    [InlineData("2024-13-10")]
    [InlineData("2024-04-31")]
    [InlineData("2024-04-00")]
    [InlineData("2024-4-1")]
    [InlineData("2024/04/01")]
    [InlineData("+024-04-01")]
    [InlineData("2024-04-1 ")]
    [InlineData("2024-04-011")]
    [InlineData("")]
    public void A_date_is_read_in_one_form_alone(string text) => AssertAsThePlatform(text);

    [Fact]
    public void Every_text_near_a_date_is_read_as_the_platform_reads_it() => Gen.Char["0123456789-"].Array[10].Sample(
        text => AssertAsThePlatform(new string(text)),
        iter: 5_000);

    [Fact]
    public void Every_day_is_read() => Gen.Int[0, DateOnly.MaxValue.DayNumber].Sample(
        day =>
        {
            var date = DateOnly.FromDayNumber(day);
            var text = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.True(IsoDate.TryRead(Encoding.UTF8.GetBytes(text), out var read));
            Assert.Equal(date, read);
            var json = new CanonicalJson();
            json.Date(date);
            Assert.Equal($"\"{text}\"", json.ToString());
        },
        iter: 5_000);

    private static void AssertAsThePlatform(string text)
    {
        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expected);
        Assert.Equal(isDate, IsoDate.TryRead(Encoding.UTF8.GetBytes(text), out var date));
        Assert.Equal(expected, date);
    }
}
