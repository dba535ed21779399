using System.Globalization;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Tests.RuleSets;

public sealed class RuleSetValuesTests
{
    [Theory]
    [InlineData(-5, 1)]
    [InlineData(99.99, 1)]
    [InlineData(100, 2)]
    [InlineData(199.99, 2)]
    [InlineData(200, 3)]
    [InlineData(1e9, 3)]
    public void A_number_on_a_limit_belongs_to_the_band_above_it(double number, int expected)
    {
        var bands = new BandTable([new Band(100m, 1m), new Band(200m, 2m), new Band(null, 3m)]);
        Assert.Equal(expected, bands.Find((decimal)number));
    }

    [Theory]
    [InlineData("2023-12-31", null)]
    [InlineData("2024-01-01", 20000)]
    [InlineData("2024-12-31", 20000)]
    [InlineData("2025-01-01", 21000)]
    [InlineData("9999-12-31", 21000)]
    public void A_rate_has_the_value_of_the_interval_that_holds_the_date_both_ends_included(string date, int? expected)
    {
        var limit = BaseRules.Read().RuleSet!.Rates[0];
        Assert.Equal(expected, (int?)limit.On(Date(date))?.Number);
    }

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", "2023-12-31", false)]
    [InlineData("2024-01-01", "2024-12-31", "2024-01-01", true)]
    [InlineData("2024-01-01", "2024-12-31", "2024-12-31", true)]
    [InlineData("2024-01-01", "2024-12-31", "2025-01-01", false)]
    [InlineData("2024-01-01", null, "9999-12-31", true)]
    public void A_rule_set_is_in_force_from_its_first_to_its_last_date(string from, string? to, string at, bool holds) =>
        Assert.Equal(holds, new InForce(Date(from), to is null ? null : Date(to)).Holds(Date(at)));

    [Theory]
    [InlineData(3, 0, "2024-01-31", "2024-04-30")]
    [InlineData(0, 14, "2024-02-20", "2024-03-05")]
    [InlineData(1, 1, "2024-01-31", "2024-03-01")]
    [InlineData(3, 0, "9999-12-31", "9999-12-31")]
    [InlineData(500_000, 0, "2024-01-01", "9999-12-31")]
    [InlineData(0, 4_000_000, "2024-01-01", "9999-12-31")]
    public void An_observation_is_fresh_until_its_span_is_over_or_the_calendar_is(int months, int days, string observed, string until) =>
        Assert.Equal(Date(until), new Freshness(months, days).Until(Date(observed)));

    [Fact]
    public void A_text_is_given_in_the_language_asked_for_or_else_in_the_first()
    {
        var title = BaseRules.Read().RuleSet!.Title;
        Assert.Equal(("Svømmekort", "Swimming card", "Svømmekort"), (title["da"], title["en"], title["fr"]));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
