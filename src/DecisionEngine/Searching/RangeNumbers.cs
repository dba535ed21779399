using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Searching;

/// <summary>Arithmetic and functions on intervals. Each operation is the engine's own, carried out at the ends where its results are lowest and highest.</summary>
internal static class RangeNumbers
{
    public static Span Arithmetic(Op op, in Span a, in Span b)
    {
        var may = RangeLogic.NotKnown(a.May, b.May);
        if (!a.Has(May.Value) || !b.Has(May.Value))
        {
            return Span.Flag(may);
        }

        if (a.IsBoundless || b.IsBoundless || (op == Op.Divide && b.Low <= 0m && b.High >= 0m))
        {
            return b is { Low: 0m, High: 0m } && op == Op.Divide ? Span.Flag(may | May.Fault) : Span.Anything(Kind.Decimal);
        }

        try
        {
            return op switch
            {
                Op.Add => Span.Number(a.Low + b.Low, a.High + b.High, may | May.Value),
                Op.Subtract => Span.Number(a.Low - b.High, a.High - b.Low, may | May.Value),
                Op.Multiply => Corners(a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High, may),
                _ => Corners(a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High, may),
            };
        }
        catch (OverflowException)
        {
            return Span.Anything(Kind.Decimal);
        }
    }

    /// <summary>A function of up to three operands; unused ones repeat another.</summary>
    public static Span Call(Node call, in Span a, in Span b, in Span c)
    {
        var may = RangeLogic.NotKnown(a.May, b.May);
        may = c.May == May.Fault ? May.Fault : may | (c.May & May.NotKnown);
        if (!a.Has(May.Value) || !b.Has(May.Value) || !c.Has(May.Value))
        {
            return Span.Flag(may);
        }

        if (a.IsBoundless || b.IsBoundless || c.IsBoundless)
        {
            return Span.Anything(call.Type.Kind);
        }

        try
        {
            return Course(call.Id!) switch
            {
                Courses.Rising => Span.Number(At(call, a.Low, b.Low, c.Low), At(call, a.High, b.High, c.High), may | May.Value),
                Courses.FallingInFirst => Span.Number(At(call, a.High, b.Low, c.Low), At(call, a.Low, b.High, c.High), may | May.Value),
                Courses.Product => Corners(At(call, a.Low, b.Low, 0m), At(call, a.Low, b.High, 0m), At(call, a.High, b.Low, 0m), At(call, a.High, b.High, 0m), may),
                Courses.Yearly => Day(a.Low).Year == Day(a.High).Year
                    ? Span.Number(At(call, a.Low, 0m, 0m), At(call, a.High, 0m, 0m), may | May.Value)
                    : Span.Number(1m, 12m, may | May.Value),
                _ => Span.Anything(call.Type.Kind),
            };
        }
        catch (Exception failure) when (failure is OverflowException or ArgumentOutOfRangeException)
        {
            return Span.Anything(call.Type.Kind);
        }
    }

    /// <summary>How a function moves with its operands.</summary>
    internal enum Courses
    {
        /// <summary>Nothing is known of it.</summary>
        Unsettled,

        /// <summary>It never falls when an operand rises. Factors of conversions and units of rounding are positive and fixed.</summary>
        Rising,

        /// <summary>It never rises when the first operand rises, and never falls when the second does.</summary>
        FallingInFirst,

        /// <summary>It is a product of the two.</summary>
        Product,

        /// <summary>It rises through each year and starts again.</summary>
        Yearly,
    }

    internal static Courses Course(string function) => function switch
    {
        "Min" or "Max" or "Clamp" or "Round.Down" or "Round.Up" or "Round.HalfUp" or "Round.HalfEven" or "Yearly" or "Monthly" or "Weekly"
            or "Dates.FirstOfMonth" or "Dates.FirstOfNextMonth" or "Dates.LastOfMonth" or "Dates.AddDays" or "Dates.AddMonths" or "Dates.AddYears"
            or "Dates.Earliest" or "Dates.Latest" or "Dates.Year" => Courses.Rising,
        "Dates.Age" or "Dates.MonthsBetween" or "Dates.YearsBetween" or "Dates.DaysBetween" => Courses.FallingInFirst,
        "PercentOf" => Courses.Product,
        "Dates.Month" => Courses.Yearly,
        _ => Courses.Unsettled,
    };

    private static Span Corners(decimal a, decimal b, decimal c, decimal d, May may) =>
        Span.Number(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)), may | May.Value);

    /// <summary>The engine's own function at one place.</summary>
    private static decimal At(Node call, decimal a, decimal b, decimal c)
    {
        var parts = call.Parts;
        var (first, second, third) = (Cell(a, parts[0]), Cell(b, parts[Math.Min(1, parts.Length - 1)]), Cell(c, parts[^1]));
        var result = default(Cell);
        CellFunctions.Of(call.Function!)(ref first, ref second, ref third, ref result);
        return call.Type.Kind == Kind.Date ? result.Date.DayNumber : result.Number;
    }

    private static Cell Cell(decimal value, Node part) =>
        part.Type.Kind == Kind.Date ? new Cell { State = State.Known, Date = Day(value) } : new Cell { State = State.Known, Number = value };

    private static DateOnly Day(decimal number) => DateOnly.FromDayNumber((int)number);
}
