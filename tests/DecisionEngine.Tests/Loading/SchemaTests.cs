using System.Text.Json.Nodes;
using DecisionEngine.Loading;
using DecisionEngine.Tests.Support;
using NJsonSchema;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace DecisionEngine.Tests.Loading;

/// <summary>The schema an editor completes from says the same as the loader.</summary>
public sealed class SchemaTests
{
    private static readonly JsonSchema RuleSetSchema = Read("rule-set.schema.json");
    private static readonly JsonSchema ExampleSchema = Read("example.schema.json");

    public static TheoryData<string> RuleSets => [.. ShippedRuleSets.Ids];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Every_shipped_rule_set_and_example_fits_its_schema(string id)
    {
        var folder = Path.Combine(Repository.Rules, id);
        foreach (var file in Directory.GetFiles(folder, "*.json"))
        {
            Assert.Empty(RuleSetSchema.Validate(File.ReadAllText(file)));
        }

        foreach (var file in Directory.GetFiles(Path.Combine(folder, "examples"), "*.json"))
        {
            Assert.Empty(ExampleSchema.Validate(File.ReadAllText(file)));
        }
    }

    [Fact]
    public void A_property_the_format_does_not_have_is_refused_by_schema_and_loader_everywhere()
    {
        foreach (var path in Objects(JsonNode.Parse(BaseRules.Text)!).Select(node => node.GetPath()))
        {
            var changed = JsonNode.Parse(BaseRules.Text)!;
            At(changed, path)["zzz"] = "x";
            var text = changed.ToJsonString();
            Assert.True(RuleSetSchema.Validate(text).Count > 0, $"The schema takes any property in {path}");
            Assert.Contains(RuleSetFile.Read(text, "1.json").Diagnostics, finding => finding.Code.Id is "property-unknown" or "language-unknown");
        }
    }

    [Fact]
    public void What_the_schema_demands_the_loader_demands_too()
    {
        var demanded = 0;
        foreach (var node in Objects(JsonNode.Parse(BaseRules.Text)!))
        {
            foreach (var name in node.Select(property => property.Key).ToList())
            {
                var changed = JsonNode.Parse(BaseRules.Text)!;
                At(changed, node.GetPath()).Remove(name);
                var text = changed.ToJsonString();
                var missing = RuleSetFile.Read(text, "1.json").Diagnostics.Any(finding => finding.Severity == Severity.Error);
                if (RuleSetSchema.Validate(text).Count > 0)
                {
                    demanded++;
                    Assert.True(missing, $"The loader does without {node.GetPath()}.{name}");
                }
            }
        }

        Assert.True(demanded > 100);
    }

    private static JsonSchema Read(string name) => JsonSchema.FromFileAsync(Path.Combine(Repository.Rules, name)).GetAwaiter().GetResult();

    private static JsonObject At(JsonNode root, string path)
    {
        var at = root;
        foreach (var part in path.TrimStart('$').Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            at = part.EndsWith(']') ? at![int.Parse(part.TrimEnd(']'), System.Globalization.CultureInfo.InvariantCulture)]! : at![part]!;
        }

        return at.AsObject();
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject whole => whole.Select(property => property.Value).SelectMany(Objects).Prepend(whole),
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };
}
