using System.Collections.Frozen;
using DecisionEngine.Compiling;

namespace DecisionEngine.Evaluating;

/// <summary>Each function of the language, on cells. Functions of many arguments are folded, two at a time.</summary>
internal static class CellFunctions
{
    private static readonly FrozenDictionary<string, CellFunction> ById = new Dictionary<string, CellFunction>
    {
        ["Min"] = static (ref a, ref b, ref _, ref result) => result.Number = Math.Min(a.Number, b.Number),
        ["Max"] = static (ref a, ref b, ref _, ref result) => result.Number = Math.Max(a.Number, b.Number),
        ["Clamp"] = static (ref a, ref b, ref c, ref result) => result.Number = Calc.Clamp(a.Number, b.Number, c.Number),
        ["Round.Down"] = static (ref a, ref b, ref _, ref result) => result.Number = Round.Down(a.Number, b.Number),
        ["Round.Up"] = static (ref a, ref b, ref _, ref result) => result.Number = Round.Up(a.Number, b.Number),
        ["Round.HalfUp"] = static (ref a, ref b, ref _, ref result) => result.Number = Round.HalfUp(a.Number, b.Number),
        ["Round.HalfEven"] = static (ref a, ref b, ref _, ref result) => result.Number = Round.HalfEven(a.Number, b.Number),
        ["PercentOf"] = static (ref a, ref b, ref _, ref result) => result.Number = Calc.PercentOf(a.Number, b.Number),
        ["Yearly"] = static (ref a, ref b, ref c, ref result) => result.Number = a.Number * b.Number / c.Number,
        ["Monthly"] = static (ref a, ref b, ref c, ref result) => result.Number = a.Number * b.Number / c.Number,
        ["Weekly"] = static (ref a, ref b, ref c, ref result) => result.Number = a.Number * b.Number / c.Number,
        ["Dates.Age"] = static (ref a, ref b, ref _, ref result) => result.Number = Dates.Age(a.Date, b.Date),
        ["Dates.MonthsBetween"] = static (ref a, ref b, ref _, ref result) => result.Number = Dates.MonthsBetween(a.Date, b.Date),
        ["Dates.YearsBetween"] = static (ref a, ref b, ref _, ref result) => result.Number = Dates.YearsBetween(a.Date, b.Date),
        ["Dates.DaysBetween"] = static (ref a, ref b, ref _, ref result) => result.Number = Dates.DaysBetween(a.Date, b.Date),
        ["Dates.FirstOfMonth"] = static (ref a, ref _, ref _, ref result) => result.Date = Dates.FirstOfMonth(a.Date),
        ["Dates.FirstOfNextMonth"] = static (ref a, ref _, ref _, ref result) => result.Date = Dates.FirstOfNextMonth(a.Date),
        ["Dates.LastOfMonth"] = static (ref a, ref _, ref _, ref result) => result.Date = Dates.LastOfMonth(a.Date),
        ["Dates.AddDays"] = static (ref a, ref b, ref _, ref result) => result.Date = Dates.AddDays(a.Date, b.Number),
        ["Dates.AddMonths"] = static (ref a, ref b, ref _, ref result) => result.Date = Dates.AddMonths(a.Date, b.Number),
        ["Dates.AddYears"] = static (ref a, ref b, ref _, ref result) => result.Date = Dates.AddYears(a.Date, b.Number),
        ["Dates.Earliest"] = static (ref a, ref b, ref _, ref result) => result.Date = a.Date < b.Date ? a.Date : b.Date,
        ["Dates.Latest"] = static (ref a, ref b, ref _, ref result) => result.Date = a.Date > b.Date ? a.Date : b.Date,
        ["Dates.Year"] = static (ref a, ref _, ref _, ref result) => result.Number = a.Date.Year,
        ["Dates.Month"] = static (ref a, ref _, ref _, ref result) => result.Number = a.Date.Month,
    }.ToFrozenDictionary();

    public static CellFunction Of(Function function) => ById[function.Id];

    /// <summary>Whether every function that can be called can also be computed.</summary>
    public static IEnumerable<string> Ids => ById.Keys;
}
