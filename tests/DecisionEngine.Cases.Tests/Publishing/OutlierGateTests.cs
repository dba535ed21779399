using CsCheck;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed class OutlierGateTests
{
    private static readonly Spread Before = Spread(800, 150, 50);

    private static Spread Spread(int full, int part, int none) =>
        DecisionEngine.Cases.Publishing.Spread.Of(Enumerable.Repeat("full", full).Concat(Enumerable.Repeat("part", part)).Concat(Enumerable.Repeat("none", none)));

    private static GateVerdict Check(Spread batch, Spread? before = null) => OutlierGate.Check(batch, before ?? Before, GateSettings.Default);

    [Fact]
    public void A_batch_like_those_before_passes() =>
        Assert.IsType<GateVerdict.Pass>(Check(Spread(82, 13, 5)));

    [Fact]
    public void A_batch_with_many_more_refusals_is_held_and_says_so_in_plain_words()
    {
        var verdict = Check(Spread(60, 13, 27));
        var ruleSet = Decisions.Load("friplads").File.RuleSet!;

        Assert.True(verdict.IsHeld);
        Assert.Equal(
            "Svarene fordeler sig anderledes end i de sidste 1.000 sager, der blev sendt. »fuld friplads«: 60 af 100. Vi ventede mellem 64 og 93. "
            + "»ingen friplads, fordi indkomsten er for høj«: 27 af 100. Vi ventede mellem 0 og 15. Se på nogle af sagerne, før de bliver sendt.",
            verdict.Because(ruleSet, "da"));
        Assert.Contains("We expected between 0 and 15.", verdict.Because(ruleSet, "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_without_an_outcome_that_was_common_is_held() =>
        Assert.IsType<GateVerdict.Otherwise>(Check(Spread(100, 0, 0)));

    [Fact]
    public void A_few_of_an_outcome_never_seen_before_are_held() =>
        Assert.IsType<GateVerdict.Otherwise>(Check(Spread(80, 10, 10), Spread(900, 100, 0)));

    [Fact]
    public void A_small_batch_passes() =>
        Assert.IsType<GateVerdict.Pass>(Check(Spread(0, 0, 19)));

    [Fact]
    public void A_rule_set_that_has_decided_little_is_held()
    {
        var verdict = Check(Spread(80, 15, 5), Spread(150, 40, 9));

        Assert.IsType<GateVerdict.NothingToCompare>(verdict);
        Assert.Equal("100 decisions are waiting. Only 199 were sent before, so we do not know what is normal. Look at some of them before they are sent.", verdict.Because(Decisions.Load("friplads").File.RuleSet!, "en"));
    }

    [Fact]
    public void The_expected_counts_agree_with_the_distribution_summed_by_hand()
    {
        // One decision after 3 of 9: a success has the chance (3 + ½) / (9 + 1) = 0.35. At an alarm of 0.8 more than 0.4 must lie beyond a bound.
        Assert.Equal(new ExpectedCount(0, 1), ExpectedCount.Among(3, 9, 1, 0.6));
        Assert.Equal(new ExpectedCount(0, 0), ExpectedCount.Among(3, 9, 1, 0.8));
    }

    [Fact]
    public void A_batch_of_the_very_shares_seen_before_is_always_expected() =>
        Gen.Int[1, 500].SelectMany(of => Gen.Int[0, of].Select(Gen.Int[1, 5], (before, times) => (before, of, times))).Sample((before, of, times) =>
        {
            var expected = ExpectedCount.Among(before, of, of * times, 0.001);
            return expected.Low <= before * times && before * times <= expected.High;
        });

    [Fact]
    public void A_stricter_gate_never_expects_more() =>
        Gen.Int[0, 300].SelectMany(before => Gen.Select(Gen.Const(before), Gen.Int[1, 400], Gen.Double[0.0001, 0.5], Gen.Double[0.0001, 0.5])).Sample((before, batch, a, b) =>
        {
            var (wide, narrow) = (ExpectedCount.Among(before, 300, batch, Math.Min(a, b)), ExpectedCount.Among(before, 300, batch, Math.Max(a, b)));
            return wide.Low <= narrow.Low && narrow.High <= wide.High;
        });

    [Fact]
    public void A_gate_raises_no_more_false_alarms_than_it_promises()
    {
        // The seed is fixed: the same batches in every run.
        var random = new Random(20240318);
        var settings = new GateSettings(20, 200, 0.05);
        string Draw() => random.NextDouble() switch { < 0.7 => "full", < 0.95 => "part", _ => "none" };
        const int rounds = 2000;
        var held = Enumerable.Range(0, rounds).Count(_ => OutlierGate.Check(
            DecisionEngine.Cases.Publishing.Spread.Of(Enumerable.Range(0, 100).Select(_ => Draw())),
            DecisionEngine.Cases.Publishing.Spread.Of(Enumerable.Range(0, 400).Select(_ => Draw())),
            settings).IsHeld);

        Assert.InRange((double)held / rounds, 0.0, 0.06);
    }
}
