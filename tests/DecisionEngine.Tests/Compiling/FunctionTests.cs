using System.Globalization;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Tests.Compiling;

/// <summary>Every function of the language with an example and its result, and the faults.</summary>
public sealed class FunctionTests
{
    public static TheoryData<string, string> Examples { get; } = new()
    {
        { "Min(visits, distance, 7)", "3.5" },
        { "Max(visits, distance, 7)", "12" },
        { "Max(visits, distance, 7, 13.5)", "13.5" },
        { "Clamp(visits, 0, 10)", "10" },
        { "Clamp(visits, 20, 30)", "20" },
        { "Clamp(visits, 20, 10)", "10" },
        { "Round.Down(-2.5, 1)", "-3" },
        { "Round.Down(1234.56, 100)", "1200" },
        { "Round.Up(-2.5, 1)", "-2" },
        { "Round.Up(1234.01, 0.25)", "1234.25" },
        { "Round.HalfUp(2.5, 1)", "3" },
        { "Round.HalfUp(-2.5, 1)", "-3" },
        { "Round.HalfUp(2.345, 0.01)", "2.35" },
        { "Round.HalfEven(2.5, 1)", "2" },
        { "Round.HalfEven(3.5, 1)", "4" },
        { "PercentOf(share, income)", "400" },
        { "PercentOf(12.5, visits)", "1.5" },
        { "Yearly(income)", "12000" },
        { "Yearly(weekly)", "5200" },
        { "Yearly(fortnightly)", "5200" },
        { "Yearly(yearly)", "24000" },
        { "Monthly(yearly)", "2000" },
        { "Weekly(fortnightly)", "100" },
        { "Weekly(yearly) * 52", "24000" },
        { "Dates.On(2024, 2, 29)", "2024-02-29" },
        { "Dates.Age(born, Dates.On(2023, 2, 28))", "22" },
        { "Dates.Age(born, Dates.On(2023, 3, 1))", "23" },
        { "Dates.Age(born, Dates.On(2024, 2, 29))", "24" },
        { "Dates.MonthsBetween(Dates.On(2024, 1, 31), Dates.On(2024, 2, 29))", "1" },
        { "Dates.MonthsBetween(Dates.On(2024, 1, 15), Dates.On(2024, 3, 14))", "1" },
        { "Dates.MonthsBetween(Dates.On(2024, 3, 14), Dates.On(2024, 1, 15))", "-1" },
        { "Dates.YearsBetween(born, applied)", "24" },
        { "Dates.YearsBetween(applied, born)", "-24" },
        { "Dates.DaysBetween(Dates.On(2024, 2, 28), Dates.On(2024, 3, 1))", "2" },
        { "Dates.DaysBetween(applied, born) < 0", "true" },
        { "Dates.FirstOfMonth(applied)", "2024-06-01" },
        { "Dates.FirstOfNextMonth(Dates.On(2024, 12, 31))", "2025-01-01" },
        { "Dates.LastOfMonth(Dates.On(2023, 2, 1))", "2023-02-28" },
        { "Dates.AddDays(applied, -15)", "2024-05-31" },
        { "Dates.AddDays(applied, 1.9)", "2024-06-16" },
        { "Dates.AddMonths(Dates.On(2024, 1, 31), 1)", "2024-02-29" },
        { "Dates.AddYears(born, 1)", "2001-02-28" },
        { "Dates.Earliest(applied, born, decidedOn)", "2000-02-29" },
        { "Dates.Latest(applied, born, Dates.On(2030, 1, 1))", "2030-01-01" },
        { "Dates.Year(applied)", "2024" },
        { "Dates.Month(applied)", "6" },
        { "Lookup(shareByIncome, income * 9.99999)", "0" },
        { "Lookup(shareByIncome, income * 10)", "25" },
        { "Lookup(shareByIncome, income * 900)", "50" },
        { "5 / 2", "2.5" },
        { "0.1 + 0.2", "0.3" },
        { "trips.Count(paid) / trips.Count()", "0.5" },
        { "trips.Sum(price) / trips.Count()", "75" },
        { "trips.Max(day)", "2024-05-02" },
        { "1 / (visits - 12)", "division-by-zero" },
        { "income / (income - income)", "division-by-zero" },
        { "99999999999999999999999999 * 99999", "overflow" },
        { "Round.Down(99999999999999999999999999, 0.0001)", "overflow" },
        { "PercentOf(999999999999999999, 99999999999999999)", "overflow" },
        { "Dates.AddDays(applied, 9999999)", "date-out-of-range" },
        { "Dates.AddMonths(applied, 99999999999)", "date-out-of-range" },
        { "Dates.AddYears(applied, 8000)", "date-out-of-range" },
        { "Dates.FirstOfNextMonth(Dates.On(9999, 12, 1))", "date-out-of-range" },
        { "trips.Min(guests > 5 ? 1 / 0 : guests)", "1" },
        { "trips.Sum(1 / (guests - 1))", "division-by-zero" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_gives_its_result(string expression, string expected)
    {
        var file = ProbeRules.Read(expression);
        Assert.True(file.Program is not null, string.Join('\n', file.Diagnostics));
        var value = new Evaluator(file.Program, new HashSet<string>()).Evaluate(ProbeRules.Facts).ValueOf(file.Program.FindStep("probe")!.Root);
        Assert.Equal(expected, value.Value switch
        {
            bool flag => flag ? "true" : "false",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal number => (number / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
            _ => value.Fault.Code(),
        });
    }

    [Fact]
    public void Every_function_has_an_example() =>
        Assert.All(Function.All, function => Assert.Contains(Examples, row => ((string)row[0]).Contains($"{function.Id}(", StringComparison.Ordinal)));

    [Fact]
    public void Every_function_but_a_written_date_can_be_computed() =>
        Assert.Equal(Function.All.Select(function => function.Id).Where(id => id != "Dates.On").Order(StringComparer.Ordinal), CellFunctions.Ids.Order(StringComparer.Ordinal));

    [Fact]
    public void No_function_takes_fewer_arguments_than_its_least_or_more_than_its_most()
    {
        foreach (var function in Function.All)
        {
            foreach (var count in new[] { function.Least - 1, function.Most + 1 })
            {
                var file = ProbeRules.Read($"{function.Id}({string.Join(", ", Enumerable.Repeat(function.Id.StartsWith("Dates.", StringComparison.Ordinal) ? "applied" : "visits", count))})");
                Assert.True(file.Program is null, $"{function.Id} with {count} arguments");
            }
        }
    }

    [Theory]
    [InlineData("2000-02-29", "2024-02-28", 23)]
    [InlineData("2000-02-29", "2024-02-29", 24)]
    [InlineData("2000-01-31", "2000-01-30", -1)]
    [InlineData("2024-06-15", "2024-06-15", 0)]
    public void Age_is_counted_in_whole_years(string born, string at, int age) =>
        Assert.Equal(age, Dates.Age(DateOnly.Parse(born, CultureInfo.InvariantCulture), DateOnly.Parse(at, CultureInfo.InvariantCulture)));
}
