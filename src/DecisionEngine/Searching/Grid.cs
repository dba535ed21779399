using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>The values a number or date may take in one direction from the case's own, nearest first: øre, whole numbers, hundredths or days.</summary>
/// <param name="First">The nearest; a date as its day number.</param>
/// <param name="Step">From one to the next; negative downwards.</param>
/// <param name="Count">How many there are; at least one.</param>
internal readonly record struct Grid(decimal First, decimal Step, long Count)
{
    /// <summary>How far from the case's own number is looked.</summary>
    private const decimal Furthest = 1_000_000_000_000m;

    /// <summary>How many years are looked where a date has no limit.</summary>
    private const int FurthestYears = 100;

    public decimal this[long index] => First + (Step * index);

    /// <summary>The values that way; null where there is none.</summary>
    public static Grid? From(Fact fact, in Cell cell, Direction direction)
    {
        var grain = Grain(fact.Type);
        var value = Number(cell, fact.Type);
        var isDown = direction == Direction.Down;
        var (low, high) = Limits(fact, cell);
        decimal first;
        decimal room;
        try
        {
            first = isDown ? (Math.Ceiling(value / grain) * grain) - grain : (Math.Floor(value / grain) * grain) + grain;
            room = isDown ? first - Math.Max(low, value - Furthest) : Math.Min(high, value + Furthest) - first;
        }
        catch (OverflowException)
        {
            return null;
        }

        return room < 0m ? null : new Grid(first, isDown ? -grain : grain, (long)Math.Floor(room / grain) + 1);
    }

    /// <summary>The number of a cell; a date as its day number.</summary>
    public static decimal Number(in Cell cell, DataType type) => type.Kind == Kind.Date ? cell.Date.DayNumber : cell.Number;

    /// <summary>A known cell with that number.</summary>
    public static Cell Cell(decimal number, DataType type) => type.Kind == Kind.Date
        ? new Cell { State = State.Known, Date = DateOnly.FromDayNumber((int)number) }
        : new Cell { State = State.Known, Number = number };

    private static decimal Grain(DataType type) => type.Kind is Kind.Money or Kind.Percent or Kind.Decimal ? 0.01m : 1m;

    private static (decimal Low, decimal High) Limits(Fact fact, in Cell cell)
    {
        if (fact.Type.Kind != Kind.Date)
        {
            return (fact.Min ?? decimal.MinValue, fact.Max ?? decimal.MaxValue);
        }

        var year = cell.Date.Year;
        var earliest = fact.Earliest ?? new DateOnly(Math.Max(1, year - FurthestYears), 1, 1);
        var latest = fact.Latest ?? new DateOnly(Math.Min(9999, year + FurthestYears), 12, 31);
        return (earliest.DayNumber, latest.DayNumber);
    }
}
