using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>What other values of a number or date do to the amounts of the same answer: a stated step either way, and the nearest value that changes any of them.</summary>
internal static class OtherAmounts
{
    public static void Try(Nearest nearest, Trial trial, Collected found, Way down, Way up)
    {
        var (low, high) = (Turn(nearest, trial, down), Turn(nearest, trial, up));
        var (from, to) = (LastUnaffected(trial, down, low), LastUnaffected(trial, up, high));
        if (from != to && trial.Outcome.Amounts.All(amount => trial.Now(amount).State == State.Known))
        {
            found.Unaffected.Add(new Unaffected(trial.Fact.Id, from, to));
        }

        foreach (var (way, turn) in new[] { (down, low), (up, high) })
        {
            var stated = Stated(trial, way.Direction);
            Add(found, stated);
            var isSameAnswer = turn is { IsThere: true, IsProven: true } && ReferenceEquals(turn.Tried.Outcome, trial.Outcome);
            if (isSameAnswer && trial.Shown(way.Grid!.Value[turn.Index]) is var value && value != stated?.Value)
            {
                Add(found, new AmountChange(trial.Fact.Id, way.Direction, value, null, trial.Differing(turn.Tried)));
            }
        }
    }

    /// <summary>The first value that way with another answer or amount.</summary>
    private static Found Turn(Nearest nearest, Trial trial, Way way)
    {
        if (way.Grid is not { } grid)
        {
            return new Found(-1, default, 0, IsProven: true);
        }

        var within = way.Answer.IsThere ? grid with { Count = way.Answer.Index + 1 } : grid;
        return nearest.Find(within, new AnyDifference(trial));
    }

    /// <summary>The last value before <paramref name="turn"/>; null where nothing turns that way.</summary>
    private static TracedValue? LastUnaffected(Trial trial, Way way, Found turn) =>
        turn is { IsThere: false, IsProven: true } ? null
        : turn.Passed > 0 ? trial.Shown(way.Grid!.Value[turn.Passed - 1])
        : trial.Shown(in trial.Own);

    private static AmountChange? Stated(Trial trial, Direction direction)
    {
        if (StatedStep.Of(trial.Fact.Type) is not { } step)
        {
            return null;
        }

        decimal value;
        try
        {
            value = trial.Own.Number + (direction == Direction.Down ? -step : step);
        }
        catch (OverflowException)
        {
            return null;
        }

        if (value < trial.Fact.Min || value > trial.Fact.Max)
        {
            return null;
        }

        var by = new TracedValue(trial.Fact.Type, State.Known, step, Compiling.Fault.None);
        var tried = trial.With(value);
        return ReferenceEquals(tried.Outcome, trial.Outcome) ? new AmountChange(trial.Fact.Id, direction, trial.Shown(value), by, trial.Differing(tried)) : null;
    }

    private static void Add(Collected found, AmountChange? change)
    {
        if (change is { Amounts.IsEmpty: false })
        {
            found.Amounts.Add(change);
        }
    }
}
