using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>The other values of a number or date, downwards and upwards.</summary>
internal static class OtherNumbers
{
    public static void Try(Ranging ranging, Trial trial, Collected found)
    {
        var nearest = new Nearest(ranging, trial);
        var down = Way(nearest, trial, Direction.Down);
        var up = Way(nearest, trial, Direction.Up);
        var own = Grid.Number(in trial.Own, trial.Fact.Type);
        var (downAway, upAway) = (Away(down, own), Away(up, own));
        Add(nearest, trial, found, down, downAway <= upAway);
        Add(nearest, trial, found, up, upAway <= downAway);

        if (trial.Outcome.Amounts.Any(amount => trial.Now(amount).State == State.Known))
        {
            OtherAmounts.Try(nearest, trial, found, down, up);
        }
    }

    private static Way Way(Nearest nearest, Trial trial, Direction direction)
    {
        var grid = Grid.From(trial.Fact, in trial.Own, direction);
        return new Way(direction, grid, grid is { } there ? nearest.Find(there, new AnotherAnswer(trial)) : new Found(-1, default, 0, IsProven: true));
    }

    private static decimal Away(Way way, decimal own) => way.Answer.IsThere ? Math.Abs(way.Grid!.Value[way.Answer.Index] - own) : decimal.MaxValue;

    private static void Add(Nearest nearest, Trial trial, Collected found, Way way, bool isNearest)
    {
        if (way is not { Answer.IsThere: true, Grid: { } grid })
        {
            return;
        }

        var outcome = way.Answer.Tried.Outcome!;
        var end = nearest.Find(grid, new EndOf(trial, outcome), way.Answer.Index);
        var until = trial.Shown(grid[Math.Max(way.Answer.Index, end.Passed - 1)]);
        var isOpen = end is { IsThere: false, IsProven: true };
        found.Outcomes.Add(new OutcomeChange(trial.Fact.Id, way.Direction, trial.Shown(grid[way.Answer.Index]), until, isOpen, outcome, isNearest, way.Answer.IsProven));
    }
}

/// <summary>One direction of a fact.</summary>
/// <param name="Direction">The direction.</param>
/// <param name="Grid">The values that way; null where there is none.</param>
/// <param name="Answer">The nearest of them that gives another answer.</param>
internal readonly record struct Way(Direction Direction, Grid? Grid, Found Answer);
