using System.Text;
using System.Text.Json.Nodes;
using DecisionEngine.Analysis;
using DecisionEngine.Evaluating;
using DecisionEngine.Tests.Searching;
using DecisionEngine.Tests.Support;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace DecisionEngine.Tests.Fuzzing;

/// <summary>A rule set that inputs are made from.</summary>
/// <param name="Id">Its name here.</param>
/// <param name="Text">The rule set.</param>
/// <param name="Facts">Sound facts for it; the first decide a case.</param>
/// <param name="Expressions">Every expression in it.</param>
/// <param name="DecidedAt">A moment at which its rates are known.</param>
internal sealed record Seedling(string Id, string Text, string[] Facts, string[] Expressions, DateTimeOffset DecidedAt)
{
    /// <summary>The rule set as it is, for facts.</summary>
    public Evaluator Evaluator { get; } = BaseRules.EvaluatorOf(Text);
}

/// <summary>Sound rule sets, expressions and facts: what a fuzzer changes.</summary>
internal static class Corpus
{
    private static readonly string[] ExpressionNames = ["criterion", "value", "when", "if"];

    /// <summary>The base rule set first, for it is small and has every type; then those that are shipped.</summary>
    public static IReadOnlyList<Seedling> All { get; } =
    [
        Of("base", ChangeableRules.All, [BaseRules.Facts, .. AnyOf(BaseRules.EvaluatorOf(BaseRules.Text))], BaseRules.DecidedAt),
        .. ShippedRuleSets.Ids.Select(Shipped),
    ];

    public static Seedling Find(string id) => All.Single(seedling => seedling.Id == id);

    /// <summary>Where an expression stands in a rule set, each as the object and the name of its property.</summary>
    public static IEnumerable<(JsonObject Whole, string Name)> ExpressionsIn(JsonNode? node) => node switch
    {
        JsonObject whole => whole.Where(property => IsExpression(whole, property.Key)).Select(property => (whole, property.Key))
            .Concat(whole.SelectMany(property => ExpressionsIn(property.Value))),
        JsonArray array => array.SelectMany(ExpressionsIn),
        _ => [],
    };

    /// <summary>A value with a validity of its own is a rate, and one with a label a choice: neither is an expression.</summary>
    private static bool IsExpression(JsonObject whole, string name) =>
        ExpressionNames.Contains(name)
        && whole[name]?.GetValueKind() == System.Text.Json.JsonValueKind.String
        && !whole.ContainsKey("from") && !whole.ContainsKey("below") && (name != "value" || whole.ContainsKey("law") || whole.ContainsKey("id") || whole.ContainsKey("when"));

    private static Seedling Shipped(string id)
    {
        var folder = Path.Combine(Repository.Rules, id);
        var examples = ShippedRuleSets.Examples(id).ToList();
        var ruleSet = examples[0].Evaluation.RuleSet;
        var facts = ExampleFile.ReadAll(folder, ruleSet).Where(file => file.IsSound).Select(file => Encoding.UTF8.GetString(file.Example!.Facts.Span));
        return Of(id, File.ReadAllText(Path.Combine(folder, "1.json")), [.. facts], examples[0].Evaluation.DecidedAt);
    }

    private static Seedling Of(string id, string text, string[] facts, DateTimeOffset decidedAt) =>
        new(id, text, facts, [.. ExpressionsIn(JsonNode.Parse(text)).Select(place => (string)place.Whole[place.Name]!).Distinct()], decidedAt);

    private static IEnumerable<string> AnyOf(Evaluator evaluator) =>
        Enumerable.Range(0, 20).Select(seed => new Evaluating.AnyFacts(evaluator.Program.RuleSet, new Random(seed)).Json());
}
