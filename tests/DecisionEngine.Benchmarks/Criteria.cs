using System.Text.Json;
using System.Text.Json.Nodes;

namespace DecisionEngine.Benchmarks;

/// <summary>The twenty criteria of <c>criteria.json</c>, from which every engine compared here gets its own rules and the same facts.</summary>
internal static class Criteria
{
    private static readonly JsonNode All = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "criteria.json")))!;

    /// <summary>A name and an expression for each criterion; a fact is written as <paramref name="fact"/> says, a text between two <paramref name="quote"/>.</summary>
    public static IEnumerable<(string Id, string Expression)> Written(Func<string, string> fact, char quote) =>
        from criterion in All["criteria"]!.AsArray()
        let isAll = criterion["all"] is not null
        let comparisons = (isAll ? criterion["all"] : criterion["any"])!.AsArray().Select(comparison => $"{fact((string)comparison![0]!)} {comparison[1]} {Value(comparison[2]!, fact, quote)}")
        select ((string)criterion["id"]!, string.Join(isAll ? " && " : " || ", comparisons));

    /// <summary>The facts as a facts file; bare values.</summary>
    public static byte[] FactsJson() =>
        JsonSerializer.SerializeToUtf8Bytes(All["facts"]!.AsArray().ToDictionary(fact => (string)fact!["id"]!, fact => fact!["value"]!.DeepClone()));

    /// <summary>The rule set: a criterion each, and granted where all are met.</summary>
    public static string RuleSet()
    {
        const string Words = """ "label": { "en": "x" }, "ask": { "en": "x" }, "about": "other", "category": "ordinary" """;
        static string Values(JsonNode fact) => fact["values"] is not { } values ? "" :
            $$""" "values": [ {{string.Join(", ", values.AsArray().Select(value => $$"""{ "value": "{{value}}", "label": { "en": "{{value}}" } }"""))}} ],""";
        var facts = All["facts"]!.AsArray().Select(fact => $$"""{ "id": "{{fact!["id"]}}", "type": "{{fact["type"]}}",{{Values(fact)}} {{Words}} }""");
        var criteria = Written(static fact => fact, '\'').ToList();
        var steps = criteria.Select(criterion => $$"""{ "id": "{{criterion.Id}}", "label": { "en": "x" }, "law": ["x1"], "criterion": {{JsonSerializer.Serialize(criterion.Expression)}} }""");
        return $$"""
            {
              "id": "twenty", "version": "1", "inForce": { "from": "2000-01-01" }, "languages": ["en"], "title": { "en": "x" }, "summary": { "en": "x" },
              "authority": { "name": { "en": "x" }, "unit": { "en": "x" }, "contact": { "phone": "x", "address": { "en": "x" }, "hours": { "en": "x" }, "web": "x" }, "complaint": { "body": { "en": "x" }, "weeks": 4, "via": { "en": "x" }, "how": { "en": "x" } } },
              "law": [ { "id": "x1", "cite": { "en": "section 1" }, "says": { "en": "x" } } ],
              "effectiveOn": { "value": "applied", "law": ["x1"], "label": { "en": "x" } },
              "automation": { "law": ["x1"], "outcomes": ["yes"] },
              "facts": [ {{string.Join(", ", facts)}} ],
              "rates": [],
              "steps": [ {{string.Join(", ", steps)}} ],
              "outcomes": [ { "id": "yes", "kind": "granted", "when": "{{string.Join(" && ", criteria.Select(criterion => criterion.Id))}}", "label": { "en": "x" }, "answer": { "en": "x" }, "law": ["x1"] },
                            { "id": "unclear", "otherwise": "review" } ],
              "next": []
            }
            """;
    }

    private static string Value(JsonNode value, Func<string, string> fact, char quote) => value switch
    {
        JsonObject other => fact((string)other["fact"]!),
        _ when value.GetValueKind() == JsonValueKind.String => $"{quote}{value}{quote}",
        _ => value.ToJsonString(),
    };
}
