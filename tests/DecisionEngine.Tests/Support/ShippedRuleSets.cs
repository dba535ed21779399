using DecisionEngine.Evaluating;

namespace DecisionEngine.Tests.Support;

/// <summary>The rule sets of the repository with their examples, each loaded once.</summary>
internal static class ShippedRuleSets
{
    private static readonly Dictionary<string, LoadedRuleSet> Loaded = [];

    public static IEnumerable<string> Ids => Directory.GetDirectories(Repository.Rules).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public static Evaluator Evaluator(string id) => Load(id).Evaluator!;

    /// <summary>Each example that is evaluated: id and evaluation. Examples of facts that are refused are left out.</summary>
    public static IEnumerable<(string Id, Evaluation Evaluation)> Examples(string id)
    {
        foreach (var example in Load(id).Examples)
        {
            if (Evaluator(id).Evaluate(example.Facts.Span, example.DecidedAt, out _) is { } evaluation)
            {
                yield return (example.Id, evaluation);
            }
        }
    }

    private static LoadedRuleSet Load(string id)
    {
        lock (Loaded)
        {
            if (!Loaded.TryGetValue(id, out var loaded))
            {
                loaded = RuleSetFolder.Open(Path.Combine(Repository.Rules, id)).Load("1");
                Assert.True(loaded.Evaluator is not null, string.Join('\n', loaded.File.Diagnostics));
                Loaded[id] = loaded;
            }

            return loaded;
        }
    }
}
