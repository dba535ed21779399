using CsCheck;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed class DeliveryRulesTests
{
    private static readonly DateOnly Friday = new(2026, 5, 29);
    private static readonly DateOnly Saturday = new(2026, 5, 30);

    [Fact]
    public void R6_Digital_Post_comes_forward_the_day_it_is_available_even_on_a_Saturday() =>
        Assert.Equal(Saturday, DeliveryRules.Default.ComesForward(DeliveryChannel.DigitalPost, Saturday));

    [Fact]
    public void R6_A_letter_comes_forward_six_working_days_after_it_is_sent() =>
        Assert.Equal(new DateOnly(2026, 6, 8), DeliveryRules.Default.ComesForward(DeliveryChannel.Letter, Friday));

    [Fact]
    public void R6_A_public_holiday_is_no_delivery_day() =>
        Assert.Equal(new DateOnly(2026, 5, 22), DeliveryRules.Default.ComesForward(DeliveryChannel.Letter, new DateOnly(2026, 5, 13)));

    [Fact]
    public void What_is_handed_over_has_come_forward_the_same_day() =>
        Assert.Equal(Friday, DeliveryRules.Default.ComesForward(DeliveryChannel.HandedOver, Friday));

    [Fact]
    public void Every_rule_names_its_source() =>
        Assert.All(DeliveryRules.Default.Rules, rule => Assert.NotEmpty(rule.Source));

    [Fact]
    public void Nothing_can_be_dispatched_on_a_day_no_rule_holds_for() =>
        Assert.Throws<InvalidOperationException>(() => DeliveryRules.Default.ComesForward(DeliveryChannel.Letter, new DateOnly(2018, 6, 25)));

    [Fact]
    public void R6_The_days_of_delivery_are_dated_configuration()
    {
        var rules = DeliveryRules.Read("""
            {"rules":[
              {"channel":"letter","from":"2024-01-01","to":"2025-12-31","workingDays":6,"source":"a"},
              {"channel":"letter","from":"2026-01-01","workingDays":8,"source":"b"}]}
            """);

        Assert.Equal(6, rules.For(DeliveryChannel.Letter, new DateOnly(2025, 12, 31)).WorkingDays);
        Assert.Equal(8, rules.For(DeliveryChannel.Letter, new DateOnly(2026, 1, 1)).WorkingDays);
    }

    [Theory]
    [InlineData("""{}""", "rules")]
    [InlineData("""{"rules":[{"channel":"e-mail","from":"2024-01-01","workingDays":0,"source":"a"}]}""", "channel")]
    [InlineData("""{"rules":[{"channel":"letter","from":"1/1/2024","workingDays":0,"source":"a"}]}""", "from")]
    [InlineData("""{"rules":[{"channel":"letter","from":"2024-01-01","workingDays":-1,"source":"a"}]}""", "workingDays")]
    [InlineData("""{"rules":[{"channel":"letter","from":"2024-01-01","workingDays":1}]}""", "source")]
    [InlineData("""{"rules":[{"channel":"letter","from":"2024-01-01","workingDays":1,"source":"a"},{"channel":"letter","from":"2026-01-01","workingDays":1,"source":"a"}]}""", "same days")]
    [InlineData("""{"rules":[""", "Delivery rules")]
    public void A_table_that_is_wrong_is_refused_and_says_where(string json, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => DeliveryRules.Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_comes_forward_before_it_is_sent_and_what_is_sent_later_never_comes_sooner() =>
        Gen.Select(AnyDay.Day, AnyDay.Channel).Sample((day, channel) =>
        {
            var forward = DeliveryRules.Default.ComesForward(channel, day);
            return forward >= day && DeliveryRules.Default.ComesForward(channel, day.AddDays(1)) >= forward;
        });
}
