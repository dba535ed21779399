using System.Collections.Immutable;
using CsCheck;
using DecisionEngine.Cases.Sampling;
using DecisionEngine.Cases.Tests.Publishing;

namespace DecisionEngine.Cases.Tests.Sampling;

public sealed class SampleTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void The_share_is_the_rule_sets_own_and_no_outcome_has_less_than_the_minimum()
    {
        var shares = SampleShares.Of(Decisions.Load("friplads").File.RuleSet!);

        Assert.Equal(0.05m, shares.For("part"));
        Assert.Equal(SampleShares.DefaultMinimum, shares.For("none"));
        Assert.Equal(0.1m, SampleShares.Of(Decisions.Load("friplads").File.RuleSet!, 0.1m).For("part"));
    }

    [Fact]
    public void No_minimum_can_switch_sampling_off() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleShares.Of(Decisions.Load("friplads").File.RuleSet!, 0m));

    [Fact]
    public void A_draw_is_the_same_every_time_and_hangs_on_the_key()
    {
        var ids = Enumerable.Range(0, 1000).Select(i => $"decision-{i}").ToList();

        Assert.Equal(ids.Select(id => Sample.LotOf(Key, id)), ids.Select(id => Sample.LotOf(Key, id)));
        Assert.DoesNotContain(ids, id => Sample.LotOf(Key, id) == Sample.LotOf(new byte[32], id));
    }

    [Fact]
    public void What_is_stored_of_a_draw_shows_why_it_was_drawn() =>
        Gen.String[1, 20].Sample(id =>
        {
            var sample = Sample.Draw(Key, id, "none", Shares(0.3m));
            return sample.Lot is >= 0m and < 1m && sample.IsDrawn == (sample.Lot < sample.Share) && sample.Lot == Sample.LotOf(Key, id);
        });

    [Fact]
    public void A_larger_share_keeps_everything_a_smaller_one_draws() =>
        Gen.Select(Gen.String[1, 20], Gen.Decimal[0.01m, 1m], Gen.Decimal[0.01m, 1m]).Sample((id, a, b) =>
            !Sample.Draw(Key, id, "none", Shares(Math.Min(a, b))).IsDrawn || Sample.Draw(Key, id, "none", Shares(Math.Max(a, b))).IsDrawn);

    [Fact]
    public void About_the_declared_share_is_drawn_of_any_decisions() =>
        Gen.Select(Gen.Guid, Gen.Int[2, 50]).Sample((batch, percent) =>
        {
            const int decisions = 4000;
            var share = percent / 100m;
            var drawn = Enumerable.Range(0, decisions).Count(i => Sample.Draw(Key, $"{batch}-{i}", "none", Shares(share)).IsDrawn);
            var expected = (double)(share * decisions);

            // Six standard deviations: about one false alarm in five hundred million.
            return Math.Abs(drawn - expected) <= 6 * Math.Sqrt(expected * (1 - (double)share));
        }, iter: 50);

    [Fact]
    public void Everything_is_drawn_where_the_share_is_all() =>
        Assert.All(Enumerable.Range(0, 500), i => Assert.True(Sample.Draw(Key, $"d-{i}", "none", Shares(1m)).IsDrawn));

    private static SampleShares Shares(decimal minimum) => new("friplads", minimum, ImmutableDictionary<string, decimal>.Empty);
}
