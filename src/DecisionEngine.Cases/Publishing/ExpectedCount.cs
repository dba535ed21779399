namespace DecisionEngine.Cases.Publishing;

/// <summary>Between which counts a batch is expected to lie, from what was seen before.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public sealed record ExpectedCount(int Low, int High)
{
    /// <summary>
    /// The exact prediction of a binomial count from an earlier one: beta-binomial, with Jeffreys' prior (half a success and half a failure
    /// more). Unlike a test against a fixed share, it knows that a share seen among few decisions is not sure. Of the counts outside, those
    /// below and those above have at most half of <paramref name="alarm"/> each.
    /// </summary>
    /// <param name="before">How many had the outcome before.</param>
    /// <param name="of">How many decisions that was among.</param>
    /// <param name="batch">How many decisions the batch has.</param>
    /// <param name="alarm">How often a batch like the earlier decisions may fall outside; above 0, below 1.</param>
    public static ExpectedCount Among(int before, int of, int batch, double alarm)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, of);
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        var chances = Chances(before + 0.5, of - before + 0.5, batch);
        var (low, below) = (0, chances[0]);
        while (below <= alarm / 2 && low < batch)
        {
            below += chances[++low];
        }

        var (high, above) = (batch, chances[batch]);
        while (above <= alarm / 2 && high > low)
        {
            above += chances[--high];
        }

        return new ExpectedCount(low, high);
    }

    /// <summary>The chance of every count, from the ratio of each to the one before; logarithms, because the smallest would vanish.</summary>
    private static double[] Chances(double successes, double failures, int batch)
    {
        var chances = new double[batch + 1];
        for (var count = 0; count < batch; count++)
        {
            chances[count + 1] = chances[count] + Math.Log((batch - count) / (count + 1.0) * (count + successes) / (batch - count - 1 + failures));
        }

        var highest = chances.Max();
        var sum = 0.0;
        for (var count = 0; count <= batch; count++)
        {
            chances[count] = Math.Exp(chances[count] - highest);
            sum += chances[count];
        }

        for (var count = 0; count <= batch; count++)
        {
            chances[count] /= sum;
        }

        return chances;
    }
}
