using System.Collections.Immutable;
using DecisionEngine.Analysis;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Tests.Analysis;

public sealed class TestedPathTests
{
    private readonly LoadedRuleSet card = CardRules.Load();

    [Fact]
    public void Only_paths_of_approved_examples_are_tested()
    {
        var paths = Paths(card.Examples);

        Assert.Contains("oldEnough:met,outcome:card,price:cheap", paths);
        Assert.DoesNotContain("oldEnough:met,outcome:card,price:full", paths);
    }

    [Fact]
    public void An_example_that_does_not_hold_tests_no_path()
    {
        var cheap = Find("cheap");

        Assert.Empty(Paths([cheap with { Expect = cheap.Expect with { Amounts = [new ExpectedValue("toPay", "7")] } }]));
    }

    [Fact]
    public void An_example_that_sends_its_case_to_a_person_for_nothing_else_tests_no_path()
    {
        var full = Find("full-price") with { IsApproved = true };

        Assert.Empty(Paths([full]));
        Assert.True(ExampleTest.Run(new Evaluator(card.File.Program!, Paths([full])), [full])[0].Holds);
    }

    [Fact]
    public void A_case_on_a_tested_path_is_automatic_and_beside_it_goes_to_a_person()
    {
        const string Facts = """{ "appliedOn": "2024-03-01", "born": { "value": "1950-05-05", "source": "register:CPR" }, "monthlyIncome": INCOME }""";

        Assert.Equal(Route.Automatic, CardRules.Evaluate(Facts.Replace("INCOME", "19999", StringComparison.Ordinal)).Route);
        Assert.Equal([ReviewCode.UntestedPath], CardRules.Evaluate(Facts.Replace("INCOME", "20000", StringComparison.Ordinal)).ReviewReasons.Select(reason => reason.Code));
    }

    private Example Find(string id) => card.Examples.Single(example => example.Id == id);

    private ImmutableHashSet<string> Paths(ImmutableArray<Example> examples) => ExampleTest.TestedPaths(card.File.Program!, examples);
}
