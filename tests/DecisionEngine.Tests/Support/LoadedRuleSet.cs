using DecisionEngine.Evaluating;

namespace DecisionEngine.Tests.Support;

/// <summary>The rule sets of the repository, loaded once, and their examples.</summary>
internal static class LoadedRuleSet
{
    private static readonly Dictionary<string, Evaluator> Loaded = [];

    public static IEnumerable<string> Ids => Directory.GetDirectories(Repository.Rules).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public static Evaluator Evaluator(string id)
    {
        lock (Loaded)
        {
            if (!Loaded.TryGetValue(id, out var evaluator))
            {
                var file = RuleSetFile.Load(Path.Combine(Repository.Rules, id, "1.json"));
                Assert.True(file.Program is not null, string.Join('\n', file.Diagnostics));
                evaluator = new Evaluator(file.Program, new HashSet<string>());
                Loaded[id] = evaluator;
            }

            return evaluator;
        }
    }

    /// <summary>Each example that is evaluated: id and evaluation. Examples of facts that are refused are left out.</summary>
    public static IEnumerable<(string Id, Evaluation Evaluation)> Examples(string id)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Rules, id, "examples"), "*.json").Order(StringComparer.Ordinal))
        {
            using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(file));
            var facts = System.Text.Encoding.UTF8.GetBytes(json.RootElement.GetProperty("facts").GetRawText());
            var decidedAt = DateTimeOffset.Parse(json.RootElement.GetProperty("decidedAt").GetString()! + (json.RootElement.GetProperty("decidedAt").GetString()!.Length == 10 ? "T12:00:00Z" : ""), System.Globalization.CultureInfo.InvariantCulture);
            if (Evaluator(id).Evaluate(facts, decidedAt, out _) is { } evaluation)
            {
                yield return (Path.GetFileNameWithoutExtension(file), evaluation);
            }
        }
    }
}
