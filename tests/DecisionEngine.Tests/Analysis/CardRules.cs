using System.Text;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Tests.Analysis;

/// <summary>The small rule set the tests bring along.</summary>
internal static class CardRules
{
    public static string Folder { get; } = Path.Combine(Repository.Tests, "Rules", "card");

    public static LoadedRuleSet Load() => RuleSetFolder.Open(Folder).Load("1");

    public static Evaluation Evaluate(string facts) =>
        Load().Evaluator!.Evaluate(Encoding.UTF8.GetBytes(facts), new DateTimeOffset(2024, 3, 15, 0, 0, 0, TimeSpan.Zero), out _)!;
}
