using System.Text;
using CsCheck;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Searching;
using DecisionEngine.Tests.Support;
using DecisionEngine.Tracing;

namespace DecisionEngine.Tests.Searching;

/// <summary>What the engine computes for a value is always within what was computed for an interval around it: the proof that nothing nearer exists rests on this.</summary>
public sealed class RangingTests
{
    private static readonly DateTimeOffset Moment = new(2024, 3, 15, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Intervals_hold_what_the_engine_computes_for_friplads() => AssertHeld(ShippedRuleSets.Evaluator("friplads"), Moment, 1500);

    [Fact]
    public void Intervals_hold_what_the_engine_computes_for_flyttehjaelp() => AssertHeld(ShippedRuleSets.Evaluator("flyttehjaelp"), Moment, 1000);

    [Fact]
    public void Intervals_hold_what_the_engine_computes_for_every_type() => AssertHeld(BaseRules.EvaluatorOf(ChangeableRules.All), BaseRules.DecidedAt, 1500);

    [Fact]
    public void Intervals_hold_what_every_operation_computes() => AssertHeld(BaseRules.EvaluatorOf(ManyOperations()), BaseRules.DecidedAt, 2500);

    /// <summary>An interval may come out wider than it need be, but not where it is one value: else nothing would ever be settled.</summary>
    [Fact]
    public void An_interval_of_one_value_is_what_the_engine_computes_for_friplads() => AssertExact(ShippedRuleSets.Evaluator("friplads"), Moment, 300);

    [Fact]
    public void An_interval_of_one_value_is_what_every_operation_computes() => AssertExact(BaseRules.EvaluatorOf(ManyOperations()), BaseRules.DecidedAt, 600);

    [Fact]
    public void It_is_known_of_every_function_how_it_moves() =>
        Assert.Empty(Function.All.Where(function => function.Id != "Dates.On" && RangeNumbers.Course(function.Id) == RangeNumbers.Courses.Unsettled).Select(function => function.Id));

    /// <summary>The base rule set with a step for each operation and function the shipped rule sets do without.</summary>
    private static string ManyOperations()
    {
        string[] values =
        [
            "Clamp(visits, 3, distance * 2)", "Round.Up(distance / 3, 0.1)", "Round.HalfEven(distance * 7, 0.5)", "Round.HalfUp(0 - distance, 0.2)",
            "visits / distance", "(visits - 5) * (distance - 3)", "-visits * (visits - distance)", "1 / (visits - 5)", "Min(visits, distance, 4)", "Max(visits, distance, 4)",
            "PercentOf(share, Weekly(income))", "PercentOf(share - visits, income)", "Lookup(shareByIncome, income)",
            "Dates.Age(applied, decidedOn)", "Dates.MonthsBetween(applied, decidedOn)", "Dates.YearsBetween(decidedOn, applied)", "Dates.DaysBetween(applied, effectiveDate)",
            "Dates.Month(applied) + Dates.Year(effectiveDate)", "Dates.AddMonths(Dates.LastOfMonth(applied), visits)", "Dates.AddDays(applied, visits * 100000)",
            "Dates.AddYears(applied, visits * 50)", "Dates.Latest(Dates.FirstOfMonth(applied), decidedOn, Dates.AddMonths(applied, waited))", "Dates.Earliest(Dates.FirstOfNextMonth(applied), decidedOn)",
            "trips.Count(hours > distance)", "trips.Sum(hours * distance)", "trips.Min(hours - distance)", "trips.Max(guests * visits)",
            "visits > 5 ? (distance > 3 ? visits : distance) : waited", "member ? distance : visits",
        ];
        string[] criteria =
        [
            "trips.Any(guests > visits)", "trips.All(guests > visits || paid)", "!(visits == 5) && distance != 3", "visits in (3, 5, 8)", "applied <= decidedOn || visits > 3",
            "trips.Any(day > applied)", "(visits > 3) == (distance > 3)",
        ];
        var label = """ "label": { "da": "et trin", "en": "a step" }, "law": ["card1"], """;
        var steps = values.Select((value, i) => $$"""{ "id": "value{{i}}",{{label}}"value": "{{value}}" },""")
            .Concat(criteria.Select((criterion, i) => $$"""{ "id": "criterion{{i}}",{{label}}"criterion": "{{criterion}}" },"""))
            .Append($$"""{ "id": "sized",{{label}}"table": { "hit": "first", "rows": [ { "id": "a", "when": "visits < 5 && member", "value": "distance" }, { "id": "b", "when": "distance > 3", "value": "visits" }, { "id": "c", "otherwise": true, "value": "2" } ] } },""")
            .Append($$"""{ "id": "only",{{label}}"table": { "hit": "unique", "rows": [ { "id": "a", "when": "visits < 5", "value": "distance" }, { "id": "b", "when": "distance > 3 || member", "value": "visits" }, { "id": "c", "otherwise": true, "value": "2" } ] } },""");
        string Choice(string id, string test) => $$"""{ "id": "{{id}}",{{label}}"type": "choice", "values": [ { "value": "small", "label": { "da": "lille", "en": "small" } }, { "value": "large", "label": { "da": "stor", "en": "large" } } ], "table": { "hit": "first", "rows": [ { "id": "a", "when": "{{test}}", "value": "'small'" }, { "id": "b", "otherwise": true, "value": "'large'" } ] } },""";
        steps = steps.Append(Choice("oneChoice", "visits < 5")).Append(Choice("otherChoice", "visits + distance < 8"))
            .Append($$"""{ "id": "sameChoice",{{label}}"criterion": "oneChoice == (member ? oneChoice : oneChoice) && otherChoice == otherChoice || oneChoice in ('large')" },""")
            .Append($$"""{ "id": "givenChoice",{{label}}"criterion": "otherChoice != 'small' && visits > 2" },""");
        return ChangeableRules.Change(BaseRules.With(("\"steps\": [", "\"steps\": [" + string.Concat(steps))), null);
    }

    private static void AssertHeld(Evaluator evaluator, DateTimeOffset moment, int cases) =>
        Gen.Select(RandomFacts.For(evaluator.Program.RuleSet), Gen.Int[0, 1_000_000]).Sample(
            (facts, seed) =>
            {
                var evaluation = evaluator.Evaluate(Encoding.UTF8.GetBytes(facts), moment, out _)!;
                var random = new Random(seed);
                var ranging = new Ranging(evaluation);
                for (var index = 0; index < evaluation.RuleSet.Facts.Length; index++)
                {
                    var fact = evaluation.RuleSet.Facts[index];
                    if ((fact.Type.IsNumeric || fact.Type.Kind == Kind.Date) && evaluation.Frame.Cells[index].State == State.Known)
                    {
                        ranging.Vary(index);
                        AssertHeld(evaluator, evaluation, ranging, index, random);
                    }
                }
            },
            iter: Effort.Cases(cases));

    private static void AssertHeld(Evaluator evaluator, Evaluation evaluation, Ranging ranging, int index, Random random)
    {
        var fact = evaluation.RuleSet.Facts[index];
        var own = Grid.Number(in evaluation.Frame.Cells[index], fact.Type);
        var reach = (decimal)Math.Pow(10, random.NextDouble() * 5);
        decimal Drawn()
        {
            var drawn = own + (reach * (decimal)(random.NextDouble() - 0.5));
            return fact.Type.Kind == Kind.Date ? Math.Clamp(decimal.Round(drawn), 0m, DateOnly.MaxValue.DayNumber) : decimal.Round(drawn, 2);
        }

        var (low, high) = (Drawn(), Drawn());
        (low, high) = (Math.Min(low, high), Math.Max(low, high));
        ranging.Within(low, high);
        for (var i = 0; i < 4; i++)
        {
            var value = i == 0 ? low : i == 1 ? high : Math.Clamp(Drawn(), low, high);
            var frame = evaluator.Recompute(evaluation.Frame, evaluation.DecidedAt, cells => cells[index] = Grid.Cell(value, fact.Type));
            var about = $"{fact.Id} = {value} in {low}..{high}";
            foreach (var step in frame.Program.Steps)
            {
                for (var item = 0; item < (step.Scope == Node.CaseScope ? 1 : frame.ItemsOf(step.Scope).Count); item++)
                {
                    Assert.True(Holds(ranging.Of(step.Root, item), frame.At(step.Root, item), step.Root.Type.Kind), $"{step.Step.Id}: {step.Root} for {about}");
                }
            }

            foreach (var outcome in frame.Program.Outcomes.Where(outcome => outcome.When is not null))
            {
                var answers = Answers.Within(ranging, frame.Program, outcome);
                var actual = Judging.Verdict(frame).Outcome;
                Assert.True((answers & (actual is null ? Answer.Open : actual == outcome ? Answer.Same : Answer.Another)) != 0, $"{outcome.Outcome.Id} for {about}");
            }
        }
    }

    private static void AssertExact(Evaluator evaluator, DateTimeOffset moment, int cases) =>
        Gen.Select(RandomFacts.For(evaluator.Program.RuleSet), Gen.Int[0, 1_000_000]).Sample(
            (facts, seed) =>
            {
                var evaluation = evaluator.Evaluate(Encoding.UTF8.GetBytes(facts), moment, out _)!;
                var random = new Random(seed);
                var ranging = new Ranging(evaluation);
                for (var fact = 0; fact < evaluation.RuleSet.Facts.Length; fact++)
                {
                    var (index, type) = (fact, evaluation.RuleSet.Facts[fact].Type);
                    if ((type.IsNumeric || type.Kind == Kind.Date) && evaluation.Frame.Cells[index].State == State.Known)
                    {
                        var own = Grid.Number(in evaluation.Frame.Cells[index], type);
                        var value = random.Next(3) == 0 ? own : Math.Max(0m, own + random.Next(-40, 40));
                        ranging.Vary(index);
                        ranging.Within(value, value);
                        AssertExact(ranging, evaluator.Recompute(evaluation.Frame, evaluation.DecidedAt, cells => cells[index] = Grid.Cell(value, type)), $"{facts} with {value}");
                    }
                }
            },
            iter: Effort.Cases(cases));

    private static void AssertExact(Ranging ranging, Frame frame, string about)
    {
        // A table of which only one row may hit is wider where a test is unknown, and so is what rests on it.
        foreach (var step in frame.Program.Steps.Where(step => step.Root.Op != Op.OnlyHit))
        {
            for (var item = 0; item < (step.Scope == Node.CaseScope ? 1 : frame.ItemsOf(step.Scope).Count); item++)
            {
                var (span, one) = (ranging.Of(step.Root, item), Span.From(in frame.At(step.Root, item), step.Root.Type.Kind));

                // Where nothing is known, what else it might have been is kept beside that.
                Assert.True(
                    one.Has(May.NotKnown) ? span.Has(one.May) : span.May == one.May && (one.May != May.Value || (span.Low == one.Low && span.High == one.High && Equals(span.Object, one.Object))),
                    $"{step.Step.Id}: {span.May} {span.Low}..{span.High}, and not {one.May} {one.Low}: {step.Root} in {about}");
            }
        }
    }

    private static bool Holds(in Span span, in Cell cell, Kind kind)
    {
        var one = Span.From(in cell, kind);
        return span.Has(one.May) && (one.May != May.Value || (kind is Kind.Choice or Kind.Text ? Span.Each(span.Object).Contains(one.Object) : span.Low <= one.Low && span.High >= one.High));
    }
}
