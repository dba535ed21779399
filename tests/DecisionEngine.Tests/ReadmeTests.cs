using DecisionEngine.Explaining;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_worked_example_is_what_the_program_prints()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var shown = readme.Split("```text\n")[1].Split("\n```")[0].Split('\n');
        var facts = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "friplads", "refused.json"));
        var evaluation = ShippedRuleSets.Evaluator("friplads").Evaluate(facts, new DateTimeOffset(2024, 3, 15, 0, 0, 0, TimeSpan.Zero), out _);
        var printed = ExplanationRenderer.ToText(Explainer.Explain(evaluation!, "en", Register.Citizen)).Split('\n');
        var at = 0;
        foreach (var line in shown.Where(line => line != "…"))
        {
            at = Array.IndexOf(printed, line, at);
            Assert.True(at >= 0, $"README shows a line the program does not print here: {line}");
            at++;
        }

        Assert.True(shown.Length > 40);
    }

    [Fact]
    public void The_ten_lines_of_code_are_the_sample_that_is_built()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var program = File.ReadAllText(Path.Combine(Repository.Root, "samples", "Embedding", "Program.cs"));

        Assert.Equal(program, readme.Split("```csharp\n")[1].Split("```")[0], ignoreLineEndingDifferences: true);
    }
}
