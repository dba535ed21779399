using CsCheck;
using DecisionEngine.Cases.Sampling;

namespace DecisionEngine.Cases.Tests.Sampling;

public sealed class ErrorRateTests
{
    [Theory]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(1, 10, 0.0179, 0.4042)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1.0)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    public void The_interval_is_Wilsons(int wrong, int reviewed, double low, double high)
    {
        var interval = Interval.Wilson(wrong, reviewed);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void An_interval_holds_the_rate_and_stays_within_nothing_and_all() =>
        Gen.Int[0, 5000].SelectMany(of => Gen.Int[0, of].Select(count => (count, of))).Sample((count, of) =>
        {
            var interval = Interval.Wilson(count, of);
            return interval.Low >= 0 && interval.High <= 1 && interval.Low <= interval.High && (of == 0 || (interval.Low <= (double)count / of && (double)count / of <= interval.High));
        });

    [Fact]
    public void Nothing_found_in_a_sample_is_not_called_nothing_wrong()
    {
        var rate = ErrorRate.Of([new Stratum("friplads", "none", 10_000, 100, 0)]);

        Assert.Equal(0, rate.Estimate);
        Assert.Equal(0.037, rate.Interval.High, 3);
    }

    [Fact]
    public void A_stratum_weighs_as_its_decisions_and_not_as_its_sample()
    {
        var rate = ErrorRate.Of([new Stratum("friplads", "full", 9_000, 100, 0), new Stratum("friplads", "none", 1_000, 100, 10)]);

        Assert.Equal(0.01, rate.Estimate!.Value, 10);
    }

    [Fact]
    public void One_stratum_alone_has_its_own_interval() =>
        Gen.Int[1, 500].SelectMany(n => Gen.Int[0, n].Select(k => (k, n))).Sample((k, n) =>
        {
            var stratum = new Stratum("friplads", "none", 10_000, n, k);
            var rate = ErrorRate.Of([stratum]);
            return Math.Abs(rate.Interval.Low - stratum.Interval.Low) < 1e-12 && Math.Abs(rate.Interval.High - stratum.Interval.High) < 1e-12;
        });

    [Fact]
    public void A_stratum_nobody_has_looked_at_may_hold_anything()
    {
        var rate = ErrorRate.Of([new Stratum("friplads", "full", 500, 100, 0), new Stratum("friplads", "none", 500, 0, 0)]);

        Assert.Null(rate.Estimate);
        Assert.True(rate.Interval.High > 0.5);
    }

    [Fact]
    public void Figures_that_do_not_fit_are_refused() =>
        Assert.Throws<ArgumentException>(() => ErrorRate.Of([new Stratum("friplads", "none", 10, 5, 6)]));

    [Theory]
    [InlineData(0.002, 0.05)]
    [InlineData(0.02, 0.02)]
    [InlineData(0.10, 0.30)]
    public void The_interval_covers_the_true_rate_as_often_as_it_promises(double wrongOfFirst, double wrongOfSecond)
    {
        // The seed is fixed: the same samples in every run.
        var random = new Random(20240318);
        const int rounds = 4000;
        var truth = (0.8 * wrongOfFirst) + (0.2 * wrongOfSecond);
        int Wrong(int reviewed, double rate) => Enumerable.Range(0, reviewed).Count(_ => random.NextDouble() < rate);
        var covered = Enumerable.Range(0, rounds).Count(_ =>
        {
            var interval = ErrorRate.Of([new Stratum("a", "full", 8_000, 160, Wrong(160, wrongOfFirst)), new Stratum("a", "none", 2_000, 100, Wrong(100, wrongOfSecond))]).Interval;
            return interval.Low <= truth && truth <= interval.High;
        });

        Assert.InRange((double)covered / rounds, 0.94, 1.0);
    }
}
