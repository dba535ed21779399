using CsCheck;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed class HolidaysTests
{
    [Theory]
    [InlineData(2019, 4, 21)]
    [InlineData(2020, 4, 12)]
    [InlineData(2021, 4, 4)]
    [InlineData(2022, 4, 17)]
    [InlineData(2023, 4, 9)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_falls_on_the_days_of_the_almanac(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Holidays.EasterSunday(year));

    [Fact]
    public void R6_Store_Bededag_was_a_holiday_until_2023_and_is_none_from_2024()
    {
        Assert.Equal("Store Bededag", Holidays.Danish.On(new DateOnly(2023, 5, 5))?.Name);
        Assert.False(Holidays.Danish.IsWorkingDay(new DateOnly(2023, 5, 5)));
        Assert.True(Holidays.Danish.IsWorkingDay(new DateOnly(2024, 4, 26)));
    }

    [Fact]
    public void The_holidays_of_2026_are_these()
    {
        var days = Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays).Where(day => Holidays.Danish.On(day) is not null);

        Assert.Equal(
            ["2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-14", "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26"],
            days.Select(day => day.ToString("yyyy-MM-dd", null)));
    }

    [Theory]
    [InlineData(2026, 6, 5)]
    [InlineData(2026, 12, 24)]
    [InlineData(2026, 12, 31)]
    [InlineData(2026, 5, 15)]
    public void Days_that_are_free_only_by_custom_or_agreement_are_working_days(int year, int month, int day) =>
        Assert.True(Holidays.Danish.IsWorkingDay(new DateOnly(year, month, day)));

    [Fact]
    public void Easter_is_a_Sunday_between_22_March_and_25_April() =>
        Gen.Int[1583, 9999].Sample(year =>
        {
            var easter = Holidays.EasterSunday(year);
            return easter.DayOfWeek == DayOfWeek.Sunday && easter >= new DateOnly(year, 3, 22) && easter <= new DateOnly(year, 4, 25);
        });
}
