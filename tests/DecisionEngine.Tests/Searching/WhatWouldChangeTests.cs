using DecisionEngine.Searching;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests.Searching;

public sealed class WhatWouldChangeTests
{
    /// <summary>Worked out by hand: a limit a year divided by 12 months, and the øre on either side of it.</summary>
    [Theory]
    [InlineData("part-2024", "Down", "16691.74", "0", true, "full", true)] // 200301 / 12 = 16691.75
    [InlineData("part-2024", "Up", "51850", "5000000", true, "none", false)] // 622200 / 12 = 51850
    [InlineData("siblings-two", "Down", "17275.08", "0", true, "full", true)] // (200301 + 7000) / 12 = 17275.0833
    [InlineData("siblings-two", "Up", "52433.34", "5000000", true, "none", false)] // (622200 + 7000) / 12 = 52433.3333
    [InlineData("none-2024", "Down", "51849.99", "16691.75", false, "part", true)]
    [InlineData("full-2020", "Up", "15125.09", "46983.33", false, "part", true)] // 181501 / 12 = 15125.0833, 563800 / 12 = 46983.3333
    [InlineData("recalculation-down", "Down", "31850.41", "28149.59", false, "recalculationUnchanged", true)] // 30000 ± 5 × 4441 / 12 = ± 1850.4167
    [InlineData("recalculation-just-under", "Down", "28149.58", "0", true, "recalculatedUp", false)]
    [InlineData("recalculation-just-under", "Up", "31850.42", "5000000", true, "recalculatedDown", true)]
    public void The_income_at_which_the_answer_turns_is_exact_to_the_øre(string example, string direction, string value, string until, bool isOpen, string outcome, bool isNearest)
    {
        var change = Assert.Single(OfExample(example).Outcomes, change => change.Fact == "householdIncome" && change.Direction.ToString() == direction);
        Assert.Equal(Number(value), change.Value.Value);
        Assert.Equal(Number(until), change.Until.Value);
        Assert.Equal(isOpen, change.IsOpen);
        Assert.Equal(outcome, change.Outcome.Outcome.Id);
        Assert.Equal(isNearest, change.IsNearest);
        Assert.True(change.IsProven);
    }

    [Fact]
    public void The_amounts_are_worked_out_for_a_stated_step_either_way_and_at_the_nearest_turn()
    {
        var changes = OfExample("part-2024");
        Assert.Equal(
            [(29000m, 1000m, 1612m), (29644.66m, null, 1586m), (31000m, 1000m, 1482m), (30014.75m, null, 1534m)],
            changes.Amounts.Select(change => (
                (decimal)change.Value.Value!,
                (decimal?)change.By?.Value,
                (decimal)change.Amounts.Single(amount => amount.Amount.Id == "subsidy").Would.Value!)));
        var same = Assert.Single(changes.Unaffected);
        Assert.Equal((29644.67m, 30014.74m), ((decimal)same.From!.Value.Value!, (decimal)same.To!.Value.Value!));
    }

    [Theory]
    [InlineData("member", "False", "no-card")]
    [InlineData("income", "20000", "no-card")]
    [InlineData("visits", "9", "trial")]
    [InlineData("applied", null, null)] // Before 2024 no rate is known: that is no answer, and so no other answer.
    [InlineData("renewal", null, null)]
    public void Every_type_of_fact_is_tried_alone(string fact, string? value, string? outcome)
    {
        var changes = OfBase(BaseRules.Facts, fact);
        Assert.Equal([fact], changes.Tried.AsEnumerable());
        var change = changes.Outcomes.SingleOrDefault();
        Assert.Equal(outcome, change?.Outcome.Outcome.Id);
        Assert.Equal(value, change?.Value.Value is decimal number ? $"{number:0.##}" : change?.Value.Value?.ToString());
    }

    [Fact]
    public void Every_choice_that_gives_another_answer_is_named()
    {
        var facts = BaseRules.Facts.Replace("\"visits\": 12", "\"visits\": 1", StringComparison.Ordinal).Replace("\"waited\": 2", "\"waited\": 6", StringComparison.Ordinal);
        var change = Assert.Single(OfBase(facts, "pool").Outcomes);
        Assert.Equal(("sea", "card", Direction.Other), ((string)change.Value.Value!, change.Outcome.Outcome.Id, change.Direction));
        var both = OfBase(facts.Replace("indoor", "sea", StringComparison.Ordinal), "pool").Outcomes;
        Assert.Equal([("indoor", "trial"), ("outdoor", "trial")], both.Select(change => ((string)change.Value.Value!, change.Outcome.Outcome.Id)));
    }

    [Fact]
    public void A_day_is_found_to_the_day()
    {
        var rules = ChangeableRules.Change(BaseRules.With(("member && lowIncome && (often || deserving)", "member && lowIncome && (often || deserving) && Dates.MonthsBetween(applied, decidedOn) < 3")), ["applied"]);
        var changes = OfRules(rules, BaseRules.Facts);
        var change = Assert.Single(changes.Outcomes);
        Assert.Equal((new DateOnly(2024, 3, 15), new DateOnly(2024, 1, 1), "trial"), ((DateOnly)change.Value.Value!, (DateOnly)change.Until.Value!, change.Outcome.Outcome.Id));
        Assert.False(change.IsOpen);
    }

    [Fact]
    public void A_rate_that_jumps_on_a_later_day_is_found_on_that_day()
    {
        var changes = OfBase(BaseRules.Facts.Replace("\"income\": 12000", "\"income\": 20999.99", StringComparison.Ordinal), "applied");
        var change = Assert.Single(changes.Outcomes);
        Assert.Equal((new DateOnly(2025, 1, 1), "card"), ((DateOnly)change.Value.Value!, change.Outcome.Outcome.Id));
        Assert.True(change.IsProven);
        Assert.True(change.IsOpen);
    }

    [Fact]
    public void An_answer_that_turns_more_than_once_is_found_where_it_turns_first()
    {
        var rules = ChangeableRules.Change(BaseRules.With(("member && lowIncome && (often || deserving)", "member && lowIncome && (visits < 3 || visits > 7 && visits < 20 || visits == 300)")), ["visits"]);
        var changes = OfRules(rules, BaseRules.Facts);
        Assert.Equal(
            [(Direction.Down, 7m, 3m, true, false), (Direction.Up, 20m, 299m, false, false)],
            changes.Outcomes.Select(change => (change.Direction, (decimal)change.Value.Value!, (decimal)change.Until.Value!, change.IsNearest, change.IsOpen)));
    }

    [Fact]
    public void Two_values_equally_near_are_both_the_nearest()
    {
        var rules = ChangeableRules.Change(BaseRules.With(("member && lowIncome && (often || deserving)", "member && lowIncome && visits > 7 && visits < 17")), ["visits"]);
        Assert.Equal([(7m, true), (17m, true)], OfRules(rules, BaseRules.Facts).Outcomes.Select(change => ((decimal)change.Value.Value!, change.IsNearest)));
    }

    /// <summary>A number less itself is zero, but an interval less itself is not: here nothing can be proven within bounds.</summary>
    [Fact]
    public void What_cannot_be_proven_nearest_is_run_all_the_same_and_says_so()
    {
        var rules = ChangeableRules.Change(BaseRules.With(("member && lowIncome && (often || deserving)", "member && lowIncome && (income - income) / limit * 1000000 + visits < 200")), ["income"]);
        var change = Assert.Single(OfRules(rules, BaseRules.Facts).Outcomes);
        Assert.Equal((20000m, "no-card"), ((decimal)change.Value.Value!, change.Outcome.Outcome.Id));
        Assert.False(change.IsProven);
        Assert.True(change.IsOpen);
    }

    [Fact]
    public void Where_no_single_fact_suffices_that_is_said()
    {
        var facts = BaseRules.Facts.Replace("\"member\": true", "\"member\": false", StringComparison.Ordinal).Replace("12000", "25000", StringComparison.Ordinal);
        var changes = OfBase(facts, "member", "income", "visits");
        Assert.Equal(["member", "income", "visits"], changes.Tried.AsEnumerable());
        Assert.True(changes.NoneSuffices);
        Assert.Empty(changes.Outcomes);
    }

    [Fact]
    public void What_cannot_be_tried_is_named_with_the_reason()
    {
        var facts = BaseRules.Facts.Replace("\"distance\": 3.5, ", "", StringComparison.Ordinal);
        Assert.Equal(
            [new NotTried("distance", NotTriedBecause.Unknown), new("remark", NotTriedBecause.Text), new("trips", NotTriedBecause.List), new("deserving", NotTriedBecause.Discretionary)],
            OfRules(ChangeableRules.All, facts).NotTried.AsEnumerable());
    }

    [Fact]
    public void Only_what_the_rule_set_calls_changeable_is_tried()
    {
        var changes = OfBase(BaseRules.Facts);
        Assert.Empty(changes.Tried);
        Assert.Empty(changes.Outcomes);
        Assert.False(changes.NoneSuffices);
    }

    [Fact]
    public void Nothing_is_tried_where_nothing_is_decided()
    {
        var changes = OfRules(ChangeableRules.All, "{}");
        Assert.Empty(changes.Tried);
        Assert.Empty(changes.NotTried);
        Assert.False(changes.NoneSuffices);
    }

    [Fact]
    public void A_value_the_fact_cannot_have_is_never_promised()
    {
        var rules = ChangeableRules.Change(BaseRules.With(("\"min\": \"0\", \"max\": \"1000000\"", "\"min\": \"0\", \"max\": \"19999\"")), ["income"]);
        Assert.True(OfRules(rules, BaseRules.Facts).NoneSuffices);
    }

    [Fact]
    public void An_evaluation_by_another_rule_set_is_refused() =>
        Assert.Throws<ArgumentException>(() => WhatWouldChange.Search(BaseRules.Evaluator(), BaseRules.Evaluator().Evaluate(BaseRules.Facts)));

    [Fact]
    public void Nothing_given_is_refused()
    {
        Assert.Throws<ArgumentNullException>("evaluator", () => WhatWouldChange.Search(null!, BaseRules.Evaluator().Evaluate(BaseRules.Facts)));
        Assert.Throws<ArgumentNullException>("evaluation", () => WhatWouldChange.Search(BaseRules.Evaluator(), null!));
    }

    /// <summary>Without trips the card costs the stated share of 150.50: half an øre turns the amount.</summary>
    [Theory]
    [InlineData("40", "39 by 1: 58.70, 39.99 by : 60.18, 41 by 1: 61.71, 40.01 by : 60.22")]
    [InlineData("100", "99 by 1: 149.00, 99.99 by : 150.48")]
    [InlineData("99.5", "98.5 by 1: 148.24, 99.49 by : 149.73, 99.51 by : 149.76")]
    [InlineData("99", "98 by 1: 147.49, 98.99 by : 148.98, 100 by 1: 150.50, 99.01 by : 149.01")]
    [InlineData("1", "0 by 1: 0.00, 0.99 by : 1.49, 2 by 1: 3.01, 1.01 by : 1.52")]
    [InlineData("0", "1 by 1: 1.51, 0.01 by : 0.02")]
    public void A_stated_step_stays_within_the_limits_of_the_fact(string share, string expected)
    {
        var facts = BaseRules.Change(BaseRules.Facts, ("\"share\": 40", $"\"share\": {share}"));
        facts = facts[..facts.IndexOf("\"trips\"", StringComparison.Ordinal)] + "\"trips\": [], " + facts[facts.IndexOf("\"deserving\"", StringComparison.Ordinal)..];
        var changes = OfBase(facts, "share");
        Assert.Equal(expected, string.Join(", ", changes.Amounts.Select(change => FormattableString.Invariant($"{change.Value.Value} by {change.By?.Value}: {Assert.Single(change.Amounts).Would.Value:0.00}"))));
    }

    [Fact]
    public void Where_a_step_changes_nothing_it_is_left_out_and_the_whole_stretch_is_named()
    {
        var changes = OfBase(BaseRules.Facts, "income");
        Assert.Equal([(9999.99m, 0m), (15000m, 75.25m)], changes.Amounts.Select(change => ((decimal)change.Value.Value!, (decimal)Assert.Single(change.Amounts).Would.Value!)));
        var same = Assert.Single(changes.Unaffected);
        Assert.Equal((10000m, 14999.99m), ((decimal)same.From!.Value.Value!, (decimal)same.To!.Value.Value!));
    }

    /// <summary>From 2025 the fee is not known: then there is no other amount to promise.</summary>
    [Fact]
    public void An_amount_that_could_not_be_worked_out_is_no_other_amount()
    {
        var changes = OfBase(BaseRules.Facts, "applied");
        Assert.Empty(changes.Amounts);
        var same = Assert.Single(changes.Unaffected);
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)), ((DateOnly)same.From!.Value.Value!, (DateOnly)same.To!.Value.Value!));
    }

    [Theory]
    [InlineData("applied < Dates.On(2124, 12, 31)", "2124-12-31")]
    [InlineData("applied < Dates.On(2125, 1, 1)", null)]
    [InlineData("applied > Dates.On(1924, 1, 1)", "1924-01-01")]
    [InlineData("applied > Dates.On(1923, 12, 31)", null)]
    public void A_date_without_limits_is_looked_for_in_a_hundred_years_either_way(string criterion, string? found)
    {
        var rules = BaseRules.With(
            ("\"min\": \"2000-01-01\", \"max\": \"2100-12-31\", ", ""), ("renewal ? Dates.FirstOfNextMonth(applied) : applied", "decidedOn"),
            ("member && lowIncome && (often || deserving)", $"member && lowIncome && often && {criterion}"));
        Assert.Equal(found, OfRules(ChangeableRules.Change(rules, ["applied"]), BaseRules.Facts).Outcomes.SingleOrDefault()?.Value.Value is DateOnly date ? $"{date:yyyy-MM-dd}" : null);
    }

    [Theory]
    [InlineData("distance < 1000000000003.5", true)]
    [InlineData("distance < 1000000000003.51", false)]
    [InlineData("distance > -999999999996.5", true)]
    [InlineData("distance > -999999999996.51", false)]
    public void A_number_without_limits_is_looked_for_a_million_million_either_way(string criterion, bool isFound)
    {
        var rules = BaseRules.With(
            ("\"id\": \"distance\", \"type\": \"decimal\", \"min\": \"0\",", "\"id\": \"distance\", \"type\": \"decimal\","),
            ("member && lowIncome && (often || deserving)", $"member && lowIncome && often && {criterion}"));
        Assert.Equal(isFound, OfRules(ChangeableRules.Change(rules, ["distance"]), BaseRules.Facts).Outcomes.Length == 1);
    }

    private static Changes OfExample(string id)
    {
        var evaluation = ShippedRuleSets.Examples("friplads").First(example => example.Id == id).Evaluation;
        return WhatWouldChange.Search(ShippedRuleSets.Evaluator("friplads"), evaluation);
    }

    private static Changes OfBase(string facts, params string[] changeable) => OfRules(ChangeableRules.Only(changeable), facts);

    private static Changes OfRules(string rules, string facts)
    {
        var evaluator = BaseRules.EvaluatorOf(rules);
        return WhatWouldChange.Search(evaluator, evaluator.Evaluate(facts));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
