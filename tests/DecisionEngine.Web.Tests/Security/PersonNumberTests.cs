using DecisionEngine.Web.Security;

namespace DecisionEngine.Web.Tests.Security;

public sealed class PersonNumberTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    [Theory]
    [InlineData("/case/010170-1234")]
    [InlineData("/case/0101701234")]
    [InlineData("/case/610170-1234")]
    [InlineData("/case?person=311299-4321&more=1")]
    [InlineData("/case?person=311299%2D4321")]
    [InlineData("/case?person=3112%399-4321")]
    [InlineData("/case?person=311299+4321")]
    [InlineData("/case?person=311299%20%34321")]
    [InlineData("/case?next=%2Fcase%2F311299%252D4321")]
    [InlineData("/probe/open/%30101701234")]
    public async Task An_address_that_holds_what_looks_like_a_civil_registration_number_is_refused(string path)
    {
        using var browser = shared.Host.Browse();

        await (await browser.GetAsync(path)).IsProblemAsync(400, "url.person-number");
    }

    [Theory]
    [InlineData("0101701234a")]
    [InlineData("a0101701234")]
    [InlineData("00101701234")]
    [InlineData("3213701234")]
    [InlineData("0113701234")]
    [InlineData("9d1e0101701234bc")]
    [InlineData("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")]
    [InlineData("1764000000")]
    public void What_only_holds_ten_digits_is_not_one(string text) => Assert.False(PersonNumbers.Appears(text));

    [Fact]
    public void A_text_is_scrubbed_of_every_one() =>
        Assert.Equal("a [person number], [person number].", PersonNumbers.Scrub("a 010170-1234, 0101701234."));
}
