using DecisionEngine.RuleSets;

namespace DecisionEngine.Searching;

/// <summary>Rates over an interval of effective dates, and interval tables over an interval of numbers.</summary>
internal static class RangeRates
{
    public static Span On(Rate rate, in Span effective)
    {
        var result = Span.Flag(effective.May & May.NotKnown);
        if (!effective.Has(May.Value))
        {
            return result;
        }

        var next = effective.Low;
        foreach (var value in rate.Values)
        {
            decimal from = value.From.DayNumber;
            decimal to = (value.To ?? DateOnly.MaxValue).DayNumber;
            if (to < effective.Low || from > effective.High)
            {
                continue;
            }

            result.May |= from > next || value.Missing is not null ? May.Fault : May.None;
            next = to + 1m;
            if (value.Missing is null)
            {
                var number = value.Number ?? 0m;
                result = Span.Union(result, new Span { Low = number, High = number, Object = value.Bands, May = May.Value });
            }
        }

        result.May |= next <= effective.High ? May.Fault : May.None;
        return result;
    }

    public static Span Lookup(in Span bands, in Span number)
    {
        var result = Span.Flag(RangeLogic.NotKnown(bands.May, number.May));
        if (!bands.Has(May.Value) || !number.Has(May.Value))
        {
            return result;
        }

        foreach (var table in Span.Each(bands.Object).Cast<BandTable>())
        {
            decimal? below = null;
            foreach (var band in table.Bands)
            {
                var isBefore = band.Below is { } limit && number.Low >= limit;
                if (!isBefore && (below is null || number.High >= below))
                {
                    result = Span.Union(result, Span.Number(band.Value, band.Value));
                }

                below = band.Below;
            }
        }

        return result;
    }
}
