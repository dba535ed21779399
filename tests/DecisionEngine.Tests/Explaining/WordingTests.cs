using System.Globalization;
using DecisionEngine.Compiling;
using DecisionEngine.Explaining;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Tests.Explaining;

public sealed class WordingTests
{
    [Theory]
    [InlineData("1234.56", "1.234,56 kr.", "DKK 1,234.56")]
    [InlineData("1234.5", "1.234,50 kr.", "DKK 1,234.50")]
    [InlineData("26000", "26.000 kr.", "DKK 26,000")]
    [InlineData("0", "0 kr.", "DKK 0")]
    [InlineData("-75.1", "−75,10 kr.", "DKK −75.10")]
    [InlineData("1234567.891", "ca. 1.234.567,89 kr.", "DKK about 1,234,567.89")]
    [InlineData("0.05", "0,05 kr.", "DKK 0.05")]
    [InlineData("922337203685477.58", "922.337.203.685.477,58 kr.", "DKK 922,337,203,685,477.58")]
    [InlineData("12345678901234567890.1", "12.345.678.901.234.567.890,10 kr.", "DKK 12,345,678,901,234,567,890.10")]
    public void Money_is_written_as_people_write_it(string amount, string danish, string english)
    {
        var value = Known(new DataType(Kind.Money, "DKK", Period.Once), decimal.Parse(amount, CultureInfo.InvariantCulture));
        Assert.Equal(danish, Wording.For("da").Write(value));
        Assert.Equal(english, Wording.For("en").Write(value));
    }

    [Theory]
    [InlineData(Period.Month, "500 kr. om måneden", "DKK 500 a month")]
    [InlineData(Period.Year, "500 kr. om året", "DKK 500 a year")]
    [InlineData(Period.Week, "500 kr. om ugen", "DKK 500 a week")]
    [InlineData(Period.Fortnight, "500 kr. hver anden uge", "DKK 500 every two weeks")]
    [InlineData(Period.Day, "500 kr. om dagen", "DKK 500 a day")]
    public void An_amount_carries_its_period(Period period, string danish, string english)
    {
        var value = Known(new DataType(Kind.Money, "DKK", period), 500m);
        Assert.Equal(danish, Wording.For("da").Write(value));
        Assert.Equal(english, Wording.For("en").Write(value));
    }

    [Fact]
    public void Another_currency_keeps_its_code()
    {
        var value = Known(new DataType(Kind.Money, "EUR", Period.Once), 12.3m);
        Assert.Equal("12,30 EUR", Wording.For("da").Write(value));
        Assert.Equal("EUR 12.30", Wording.For("en").Write(value));
    }

    [Theory]
    [InlineData("2026-06-01", "1. juni 2026", "1 June 2026")]
    [InlineData("2024-12-31", "31. december 2024", "31 December 2024")]
    public void Dates_come_from_our_own_tables(string date, string danish, string english)
    {
        var value = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(danish, Wording.For("da").Write(value));
        Assert.Equal(english, Wording.For("en").Write(value));
    }

    [Fact]
    public void Percentages_durations_answers_and_what_is_not_known_are_words()
    {
        var (da, en) = (Wording.For("da"), Wording.For("en"));
        Assert.Equal("45,5 %", da.Write(Known(DataType.Percent, 45.5m)));
        Assert.Equal("45.5%", en.Write(Known(DataType.Percent, 45.5m)));
        Assert.Equal("1 måned", da.Write(Known(new DataType(Kind.Duration, Period: Period.Month), 1m)));
        Assert.Equal("3 months", en.Write(Known(new DataType(Kind.Duration, Period: Period.Month), 3m)));
        Assert.Equal("ja", da.Write(Known(DataType.Boolean, true)));
        Assert.Equal("not known", en.Write(new TracedValue(DataType.Decimal, State.Unknown, null, Fault.None)));
        Assert.Equal("kunne ikke beregnes", da.Write(new TracedValue(DataType.Decimal, State.Fault, null, Fault.Overflow)));
    }

    [Fact]
    public void Every_language_that_can_be_declared_has_patterns_and_no_pattern_has_a_figure()
    {
        foreach (var language in Reading.KnownLanguages)
        {
            var wording = Wording.For(language);
            var patterns = typeof(Wording).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => (string)property.GetValue(wording)!);
            foreach (var pattern in patterns)
            {
                var words = System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[0-9]\}", "");
                Assert.DoesNotContain(words, char.IsDigit);
            }
        }
    }

    [Fact]
    public void Every_function_has_words_in_every_language()
    {
        foreach (var function in Function.All.Where(function => function.Id != "Dates.On"))
        {
            var node = new Node { Op = Op.Call, Id = function.Id, Function = function, Type = DataType.Decimal, Slot = 0, Scope = Node.CaseScope };
            Assert.All(Reading.KnownLanguages, language => Assert.NotEmpty(Naming.Pattern(Wording.For(language), node)));
        }
    }

    private static TracedValue Known(DataType type, object value) => new(type, State.Known, value, Fault.None);
}
