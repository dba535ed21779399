using System.Collections.Frozen;
using System.Collections.Immutable;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Compiling;

/// <summary>A function expressions may call.</summary>
/// <param name="Id">Its name as authors write it.</param>
/// <param name="Least">The fewest arguments.</param>
/// <param name="Most">The most arguments.</param>
/// <param name="Signature">Its arguments in words, for diagnostics.</param>
public sealed record Function(string Id, int Least, int Most, string Signature)
{
    private const int Many = 20;
    private static readonly DataType Days = new(Kind.Duration, Period: Period.Day);
    private static readonly DataType Months = new(Kind.Duration, Period: Period.Month);
    private static readonly DataType Years = new(Kind.Duration, Period: Period.Year);

    /// <summary>Every function, in the order of the reference.</summary>
    public static ImmutableArray<Function> All { get; } =
    [
        new("Min", 2, Many, "Min(number, number, …)") { Typed = SameNumbers },
        new("Max", 2, Many, "Max(number, number, …)") { Typed = SameNumbers },
        new("Clamp", 3, 3, "Clamp(number, low, high)") { Typed = SameNumbers },
        new("Round.Down", 2, 2, "Round.Down(number, unit)") { Typed = Rounded },
        new("Round.Up", 2, 2, "Round.Up(number, unit)") { Typed = Rounded },
        new("Round.HalfUp", 2, 2, "Round.HalfUp(number, unit)") { Typed = Rounded },
        new("Round.HalfEven", 2, 2, "Round.HalfEven(number, unit)") { Typed = Rounded },
        new("PercentOf", 2, 2, "PercentOf(percent, amount)") { Typed = PercentOf },
        new("Yearly", 1, 1, "Yearly(money a week, fortnight or month)") { Typed = (typing, arguments) => Converted(typing, arguments, Period.Year) },
        new("Monthly", 1, 1, "Monthly(money a week, fortnight or year)") { Typed = (typing, arguments) => Converted(typing, arguments, Period.Month) },
        new("Weekly", 1, 1, "Weekly(money a fortnight, month or year)") { Typed = (typing, arguments) => Converted(typing, arguments, Period.Week) },
        new("Dates.On", 3, 3, "Dates.On(year, month, day)") { Typed = Calendar },
        new("Dates.Age", 2, 2, "Dates.Age(born, at)") { Typed = (typing, arguments) => Of(typing, arguments, DataType.Integer, Kind.Date, Kind.Date) },
        new("Dates.MonthsBetween", 2, 2, "Dates.MonthsBetween(from, to)") { Typed = (typing, arguments) => Of(typing, arguments, Months, Kind.Date, Kind.Date) },
        new("Dates.YearsBetween", 2, 2, "Dates.YearsBetween(from, to)") { Typed = (typing, arguments) => Of(typing, arguments, Years, Kind.Date, Kind.Date) },
        new("Dates.DaysBetween", 2, 2, "Dates.DaysBetween(from, to)") { Typed = (typing, arguments) => Of(typing, arguments, Days, Kind.Date, Kind.Date) },
        new("Dates.FirstOfMonth", 1, 1, "Dates.FirstOfMonth(date)") { Typed = (typing, arguments) => Of(typing, arguments, DataType.Date, Kind.Date) },
        new("Dates.FirstOfNextMonth", 1, 1, "Dates.FirstOfNextMonth(date)") { Typed = (typing, arguments) => Of(typing, arguments, DataType.Date, Kind.Date) },
        new("Dates.LastOfMonth", 1, 1, "Dates.LastOfMonth(date)") { Typed = (typing, arguments) => Of(typing, arguments, DataType.Date, Kind.Date) },
        new("Dates.AddDays", 2, 2, "Dates.AddDays(date, days)") { Typed = (typing, arguments) => Moved(typing, arguments, Days) },
        new("Dates.AddMonths", 2, 2, "Dates.AddMonths(date, months)") { Typed = (typing, arguments) => Moved(typing, arguments, Months) },
        new("Dates.AddYears", 2, 2, "Dates.AddYears(date, years)") { Typed = (typing, arguments) => Moved(typing, arguments, Years) },
        new("Dates.Earliest", 2, Many, "Dates.Earliest(date, date, …)") { Typed = AllDates },
        new("Dates.Latest", 2, Many, "Dates.Latest(date, date, …)") { Typed = AllDates },
        new("Dates.Year", 1, 1, "Dates.Year(date)") { Typed = (typing, arguments) => Of(typing, arguments, DataType.Integer, Kind.Date) },
        new("Dates.Month", 1, 1, "Dates.Month(date)") { Typed = (typing, arguments) => Of(typing, arguments, DataType.Integer, Kind.Date) },
    ];

    private static readonly FrozenDictionary<string, Function> ById = All.ToFrozenDictionary(function => function.Id);

    /// <summary>The type of a call; may give literals among the arguments a dimension. Null after a report.</summary>
    internal Func<Typing, Node[], DataType?> Typed { get; init; } = (_, _) => null;

    /// <summary>The function with that name, or null.</summary>
    public static Function? Find(string id) => ById.GetValueOrDefault(id);

    private static DataType? SameNumbers(Typing typing, Node[] arguments)
    {
        // Each argument is unified with the first one that has a dimension, so that literals take it in any position.
        var anchor = Array.FindIndex(arguments, argument => argument.Op != Op.Literal);
        anchor = Math.Max(anchor, 0);
        DataType? type = arguments[anchor].Type;
        for (var i = 0; i < arguments.Length && type is not null; i++)
        {
            type = i == anchor ? type : typing.Unify(ref arguments[i], ref arguments[anchor]);
        }

        if (type is not { IsNumeric: true })
        {
            return type is null ? null : Refuse(typing, arguments[anchor], "a number");
        }

        return arguments.All(argument => argument.Type.Kind == Kind.Integer) ? DataType.Integer : type.IsPlain ? DataType.Decimal : type;
    }

    private static DataType? Rounded(Typing typing, Node[] arguments)
    {
        if (arguments[1] is not { Op: Op.Literal, Constant: decimal and > 0m })
        {
            return Refuse(typing, arguments[1], "a unit written as a number above zero, such as 1, 0.01 or 100");
        }

        var type = arguments[0].Type;
        if (!type.IsNumeric)
        {
            return Refuse(typing, arguments[0], "a number");
        }

        // A rounding unit is no amount in law: it alone may be a literal beside money.
        arguments[1] = Typing.Retyped(arguments[1], type.Kind == Kind.Money ? type with { Period = Period.Once } : type);
        return type.IsPlain && decimal.IsInteger((decimal)arguments[1].Constant!) ? DataType.Integer : type;
    }

    private static DataType? PercentOf(Typing typing, Node[] arguments)
    {
        if (arguments[0] is { Op: Op.Literal, Type.IsPlain: true })
        {
            arguments[0] = Typing.Retyped(arguments[0], DataType.Percent);
        }

        if (arguments[0].Type.Kind != Kind.Percent)
        {
            return Refuse(typing, arguments[0], "a percentage");
        }

        var amount = arguments[1].Type;
        return !amount.IsNumeric ? Refuse(typing, arguments[1], "a number") : amount.Kind == Kind.Integer ? DataType.Decimal : amount;
    }

    private static DataType? Converted(Typing typing, Node[] arguments, Period to) =>
        arguments[0].Type is { Kind: Kind.Money, Period: Period.Week or Period.Fortnight or Period.Month or Period.Year } type
            ? type with { Period = to }
            : Refuse(typing, arguments[0], "money a week, fortnight, month or year");

    private static DataType? Calendar(Typing typing, Node[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is not { Op: Op.Literal, Constant: decimal })
            {
                return Refuse(typing, argument, "a number written out");
            }
        }

        var (year, month, day) = ((decimal)arguments[0].Constant!, (decimal)arguments[1].Constant!, (decimal)arguments[2].Constant!);
        var isDate = decimal.IsInteger(year) && decimal.IsInteger(month) && decimal.IsInteger(day)
            && year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth((int)year, (int)month);
        return isDate ? DataType.Date : Refuse(typing, arguments[2], "a date that exists");
    }

    private static DataType? AllDates(Typing typing, Node[] arguments) =>
        Of(typing, arguments, DataType.Date, [.. Enumerable.Repeat(Kind.Date, arguments.Length)]);

    /// <summary>A date moved by a plain number, or by a length of time in the function's own unit and no other.</summary>
    private static DataType? Moved(Typing typing, Node[] arguments, DataType unit) =>
        arguments[1].Type.IsPlain || arguments[1].Type == unit
            ? Of(typing, [arguments[0]], DataType.Date, Kind.Date)
            : Refuse(typing, arguments[1], $"a whole number, or a {unit}");

    private static DataType? Of(Typing typing, Node[] arguments, DataType result, params Kind[] kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (arguments[i].Type.Kind != kinds[i])
            {
                return Refuse(typing, arguments[i], $"a {kinds[i].ToString().ToLowerInvariant()}");
            }
        }

        return result;
    }

    private static DataType? Refuse(Typing typing, Node argument, string expected)
    {
        typing.Report(DiagnosticCode.FunctionArguments, argument, $"`{argument}` is {argument.Type}.", expected);
        return null;
    }
}
