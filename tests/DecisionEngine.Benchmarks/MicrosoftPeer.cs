using System.Dynamic;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using RulesEngine.Models;

namespace DecisionEngine.Benchmarks;

/// <summary>
/// Microsoft RulesEngine with the twenty criteria as an ordinary workflow. Facts come in as one typed object, or as JSON: read into that class with
/// Newtonsoft.Json, or into an <see cref="ExpandoObject"/> as the samples of that project do.
/// </summary>
internal sealed class MicrosoftPeer
{
    private const string Name = "twenty";

    private readonly RulesEngine.RulesEngine engine = new([new Workflow
    {
        WorkflowName = Name,
        Rules = [.. Criteria.Written(static fact => $"input1.{fact}", '"').Select(criterion => new Rule { RuleName = criterion.Id, Expression = criterion.Expression, RuleExpressionType = RuleExpressionType.LambdaExpression })],
    }]);

    public static CriteriaInput Typed(byte[] json) => JsonConvert.DeserializeObject<CriteriaInput>(Encoding.UTF8.GetString(json))!;

    public static ExpandoObject Loose(byte[] json) => JsonConvert.DeserializeObject<ExpandoObject>(Encoding.UTF8.GetString(json), new ExpandoObjectConverter())!;

    public ValueTask<List<RuleResultTree>> Evaluate(object input) => engine.ExecuteAllRulesAsync(Name, input);
}
