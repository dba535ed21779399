namespace DecisionEngine.Searching;

/// <summary>
/// Finds the nearest value that gives what is sought. Intervals that provably hold none are passed over whole, the others are
/// split and their nearer part is looked at first, so that a value found is the nearest; what is found is run through the engine.
/// </summary>
internal sealed class Nearest(Ranging ranging, Trial trial)
{
    /// <summary>How many intervals are looked at for one goal before the rest is only sampled.</summary>
    private const int MostIntervals = 400;

    private readonly Stack<(long From, long To, bool IsHalved)> left = new();

    /// <summary>The nearest value of the grid from <paramref name="from"/> on.</summary>
    public Found Find(Grid grid, Goal goal, long from = 0)
    {
        left.Clear();
        Push(from, grid.Count - 1, isHalved: true);
        for (var looked = 0; left.TryPop(out var at); looked++)
        {
            if (looked == MostIntervals)
            {
                return Sampled(grid, goal, at.From);
            }

            ranging.Within(grid[at.From], grid[at.To]);
            var (mayHit, mayMiss) = goal.Within(ranging);
            if (!mayHit)
            {
                continue;
            }

            if (at.From == at.To || !mayMiss)
            {
                var tried = trial.With(grid[at.From]);
                if (goal.IsHit(tried))
                {
                    return new Found(at.From, tried, at.From, IsProven: true);
                }
            }

            if (at.From < at.To)
            {
                Split(grid, at.From, at.To, at.IsHalved);
            }
        }

        return new Found(-1, default, grid.Count, IsProven: true);
    }

    /// <summary>
    /// Around the place where something turns, if that is known; else in the middle. The nearest part is looked at first. What such
    /// a place has split is next split in the middle: where a part jumps, it could else be pared off value by value.
    /// </summary>
    private void Split(Grid grid, long from, long to, bool isHalved)
    {
        if (isHalved && to - from > 4 && Turn(grid, from, to) is { } turn)
        {
            Push(Math.Min(turn + 2, to + 1), to, isHalved: false);
            Push(Math.Max(turn - 1, from), Math.Min(turn + 1, to), isHalved: false);
            Push(from, Math.Max(turn - 2, from - 1), isHalved: false);
            return;
        }

        var middle = from + ((to - from) / 2);
        Push(middle + 1, to, isHalved: true);
        Push(from, middle, isHalved: true);
    }

    private long? Turn(Grid grid, long from, long to)
    {
        var share = (ranging.Passing ?? ranging.Rounding)?.Share(ranging, grid[from], grid[to]);
        return share is { } found ? from + (long)(found * (to - from)) : null;
    }

    private void Push(long from, long to, bool isHalved)
    {
        if (from <= to)
        {
            left.Push((from, to, isHalved));
        }
    }

    /// <summary>
    /// What cannot be proven within bounds is sampled ever further away; between the last value without and the first with
    /// what is sought it is then closed in on. Such a value is true, but a nearer one may exist.
    /// </summary>
    private Found Sampled(Grid grid, Goal goal, long from)
    {
        var rest = grid.Count - 1 - from;
        var before = from - 1;
        for (var shift = 62; shift >= 0; shift--)
        {
            var at = from + (rest >> shift);
            if (at <= before)
            {
                continue;
            }

            var tried = trial.With(grid[at]);
            if (!goal.IsHit(tried))
            {
                before = at;
                continue;
            }

            while (at - before > 1)
            {
                var middle = before + ((at - before) / 2);
                var between = trial.With(grid[middle]);
                if (goal.IsHit(between))
                {
                    (at, tried) = (middle, between);
                }
                else
                {
                    before = middle;
                }
            }

            return new Found(at, tried, from, IsProven: false);
        }

        return new Found(-1, default, from, IsProven: false);
    }
}

/// <summary>What was found.</summary>
/// <param name="Index">Its place on the grid; -1 where nothing was.</param>
/// <param name="Tried">What the engine computed there.</param>
/// <param name="Passed">Every place before this one is proven not to be sought.</param>
/// <param name="IsProven">Whether nothing nearer exists; where nothing was found, whether nothing exists.</param>
internal readonly record struct Found(long Index, Tried Tried, long Passed, bool IsProven)
{
    public bool IsThere => Index >= 0;
}
