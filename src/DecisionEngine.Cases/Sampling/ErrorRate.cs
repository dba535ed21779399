using System.Collections.Immutable;

namespace DecisionEngine.Cases.Sampling;

/// <summary>How many of all automatic decisions are wrong, as far as a stratified sample can tell.</summary>
/// <param name="Estimate">The strata's rates, each weighted by its decisions; null where a stratum has not been looked at.</param>
/// <param name="Interval">Between which shares the true one lies.</param>
/// <param name="Strata">The strata it was worked out from.</param>
public sealed record ErrorRate(double? Estimate, Interval Interval, ImmutableArray<Stratum> Strata)
{
    /// <summary>
    /// The rate over all strata. The interval joins the strata's Wilson intervals by the method of variance estimates recovery (G. Y. Zou and
    /// A. Donner, 2008): each stratum's distance from its rate to its bound is squared with its weight squared. That the decisions are
    /// finite in number is not counted, which makes the interval wider, never narrower. A stratum nobody has looked at may hold anything.
    /// </summary>
    /// <param name="strata">The strata.</param>
    /// <exception cref="ArgumentException">A stratum's figures do not fit each other.</exception>
    public static ErrorRate Of(ImmutableArray<Stratum> strata)
    {
        if (strata.Any(stratum => stratum.Wrong < 0 || stratum.Wrong > stratum.Reviewed || stratum.Reviewed > stratum.Decisions))
        {
            throw new ArgumentException("No more can be wrong than were reviewed, and no more reviewed than were decided.", nameof(strata));
        }

        var all = strata.Sum(stratum => (long)stratum.Decisions);
        if (all == 0)
        {
            return new ErrorRate(null, new Interval(0, 1), strata);
        }

        var (rate, below, above, unseen) = (0.0, 0.0, 0.0, 0.0);
        foreach (var stratum in strata)
        {
            var weight = (double)stratum.Decisions / all;
            if (stratum.Rate is not { } own)
            {
                unseen += weight;
                continue;
            }

            var interval = stratum.Interval;
            rate += weight * own;
            below += Math.Pow(weight * (own - interval.Low), 2);
            above += Math.Pow(weight * (interval.High - own), 2);
        }

        var bounds = new Interval(Math.Max(0, rate - Math.Sqrt(below)), Math.Min(1, rate + Math.Sqrt(above) + unseen));
        return new ErrorRate(unseen > 0 ? null : rate, bounds, strata);
    }
}
