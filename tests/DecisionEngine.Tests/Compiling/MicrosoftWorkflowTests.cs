using System.Linq.Dynamic.Core;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tests.Support;
using DecisionEngine.Tracing;
using RulesEngine.Models;

namespace DecisionEngine.Tests.Compiling;

/// <summary>Microsoft RulesEngine, given the exported workflow and the same facts, must say of every criterion what we say.</summary>
public sealed class MicrosoftWorkflowTests
{
    private static readonly ReSettings Settings = new() { CustomTypes = [typeof(Calc), typeof(Round), typeof(Dates)] };
    private static readonly Dictionary<string, RulesEngine.RulesEngine> Engines = [];

    public static IEnumerable<object[]> Examples =>
        from id in ShippedRuleSets.Ids from example in ShippedRuleSets.Examples(id) select new object[] { id, example.Id };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_known_criterion_and_outcome_comes_out_the_same_there(string ruleSet, string example)
    {
        var evaluation = ShippedRuleSets.Examples(ruleSet).Single(entry => entry.Id == example).Evaluation;
        if (evaluation.EffectiveOn is not { } effectiveOn)
        {
            return;
        }

        var workflow = MicrosoftWorkflow.Of(evaluation.Frame.Program, effectiveOn);
        var results = await Engine(workflow.Json.ToString()).ExecuteAllRulesAsync($"{ruleSet}/{evaluation.RuleSet.Version}", Inputs(evaluation));

        Assert.Equal(workflow.Rules, results.Count);
        var byName = results.ToDictionary(result => result.Rule.RuleName);
        var left = workflow.LeftOut.Select(rule => rule.Rule).ToHashSet();
        foreach (var (name, value) in Ours(evaluation).Where(ours => ours.Value.State == State.Known))
        {
            if (left.Contains(name))
            {
                continue;
            }

            Assert.True(byName[name].IsSuccess == (bool)value.Value!, $"{name} is {value.Value} here, and there {byName[name].IsSuccess}: {byName[name].ExceptionMessage}");
            Assert.Empty(byName[name].ExceptionMessage);
        }
    }

    [Fact]
    public void Nothing_is_left_out_where_every_rate_has_a_value()
    {
        var program = ShippedRuleSets.Evaluator("friplads").Program;
        var workflow = MicrosoftWorkflow.Of(program, new DateOnly(2024, 3, 1));

        Assert.Empty(workflow.LeftOut);
        Assert.Equal(program.Steps.Count(step => step.Step.IsCriterion && step.Scope == Node.CaseScope) + program.Outcomes.Count(outcome => outcome.When is not null), workflow.Rules);
    }

    [Fact]
    public void A_rule_whose_rate_has_no_value_is_left_out_and_never_given_another_year_s()
    {
        var workflow = MicrosoftWorkflow.Of(ShippedRuleSets.Evaluator("friplads").Program, new DateOnly(2025, 3, 1));

        Assert.Contains(("underFloor", "the rate incomeFloor has no value on the date; the rate singleParentSupplement has no value on the date"), workflow.LeftOut);
        Assert.DoesNotContain("incomeFloor", workflow.Json.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(workflow.LeftOut, rule => rule.Rule == "hasPlace");
    }

    [Theory]
    [InlineData("Lookup(shareByIncome, income) > 0", "((income < 10000m ? 0m : income < 15000m ? 25m : 50m) > 0m)")]
    [InlineData("pool in ('sea', 'indoor')", "(pool == \\\"sea\\\" || pool == \\\"indoor\\\")")]
    [InlineData("Weekly(income) * 2 > Weekly(income) && Yearly(income) > 0", "((((income * 12m / 52m) * 2m) > (income * 12m / 52m)) && ((income * 12m) > 0m))")]
    [InlineData("Dates.Age(applied, effectiveDate) < -1 || applied < Dates.On(2024, 2, 29)", "((Dates.Age(applied, effectiveDate) < (-1m)) || (applied < Dates.On(2024m, 2m, 29m)))")]
    public void What_only_our_compiler_knows_is_written_out(string ours, string theirs)
    {
        var evaluator = BaseRules.Evaluator(("\"criterion\": \"income < limit\"", $"\"criterion\": \"{ours}\""));

        Assert.Contains($"\"Expression\":\"{theirs}\"", MicrosoftWorkflow.Of(evaluator.Program, new DateOnly(2024, 3, 1)).Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_of_a_list_is_written_out_inside_the_list()
    {
        var workflow = MicrosoftWorkflow.Of(BaseRules.Evaluator().Program, new DateOnly(2024, 3, 1)).Json.ToString();

        Assert.Contains("""{"Name":"paidInAll","Expression":"trips.Sum(((it.paid && (it.guests > 0m) && (it.hours < 24m)) ? it.price : 0m))"}""", MoreThanPaid(), StringComparison.Ordinal);
        Assert.DoesNotContain("paidPrice", workflow, StringComparison.Ordinal);

        static string MoreThanPaid() => MicrosoftWorkflow.Of(
            BaseRules.Evaluator(("\"criterion\": \"member && lowIncome", "\"criterion\": \"paidInAll > 0 && lowIncome")).Program, new DateOnly(2024, 3, 1)).Json.ToString();
    }

    [Fact]
    public void A_rule_that_rests_on_a_row_for_a_person_is_left_out()
    {
        var evaluator = BaseRules.Evaluator(("\"criterion\": \"member && lowIncome", "\"criterion\": \"ownShare > 10 && lowIncome"));

        var left = MicrosoftWorkflow.Of(evaluator.Program, new DateOnly(2024, 3, 1)).LeftOut;

        Assert.Contains(("entitled", "a row of a table sends the case to a person"), left);
    }

    private static RulesEngine.RulesEngine Engine(string workflow)
    {
        lock (Engines)
        {
            return Engines.TryGetValue(workflow, out var engine) ? engine : Engines[workflow] = new RulesEngine.RulesEngine([workflow], Settings);
        }
    }

    private static IEnumerable<(string Name, TracedValue Value)> Ours(Evaluation evaluation) =>
    [
        .. evaluation.Frame.Program.Steps.Where(step => step.Step.IsCriterion && step.Scope == Node.CaseScope).Select(step => (step.Step.Id, evaluation.ValueOf(step.Root))),
        .. evaluation.Frame.Program.Outcomes.Where(outcome => outcome.When is not null).Select(outcome => ($"outcome:{outcome.Outcome.Id}", evaluation.ValueOf(outcome.When!))),
    ];

    /// <summary>The facts as they are. One that is unknown is given some value: a criterion that is known all the same comes out the same whatever it is.</summary>
    private static RuleParameter[] Inputs(Evaluation evaluation)
    {
        var facts = evaluation.RuleSet.Facts;
        return
        [
            new RuleParameter("decidedOn", DateOnly.FromDateTime(evaluation.DecidedAt.DateTime)),
            .. facts.Select((fact, index) => new RuleParameter(fact.Id, fact.Type.Kind == Kind.List
                ? Items(evaluation, index)
                : evaluation.FactValue(index).Value ?? Default(fact.Type))),
        ];
    }

    private static object Default(DataType type) => type.Kind switch
    {
        Kind.Boolean => false,
        Kind.Date => new DateOnly(2000, 1, 1),
        Kind.Text or Kind.Choice => "",
        _ => 0m,
    };

    /// <summary>The items as objects of a class with a property for each field, as anybody's program might have them.</summary>
    private static object Items(Evaluation evaluation, int list)
    {
        var fields = evaluation.RuleSet.Facts[list].Fields;
        var type = DynamicClassFactory.CreateType([.. fields.Select(field => new DynamicProperty(field.Id, Default(field.Type).GetType()))], createParameterCtor: false);
        var made = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
        var items = evaluation.Frame.ItemsOf(list);
        for (var item = 0; item < items.Count; item++)
        {
            var one = Activator.CreateInstance(type)!;
            for (var field = 0; field < fields.Length; field++)
            {
                var value = TracedValue.From(items.Cells[(item * items.Width) + field], fields[field].Type).Value;
                type.GetProperty(fields[field].Id)!.SetValue(one, value ?? Default(fields[field].Type));
            }

            made.Add(one);
        }

        return made;
    }
}
