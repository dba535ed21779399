using System.Text.Json;

namespace DecisionEngine.Tests.Evaluating;

/// <summary>A rule set whose steps are given, over the facts of <see cref="CriteriaFacts"/>.</summary>
internal static class RandomRules
{
    private const string Words = """ "label": { "en": "x" }, "ask": { "en": "x" }, "about": "other", "category": "ordinary" """;

    /// <summary>The rule set with these steps, each a JSON fragment such as <c>"criterion": "p"</c>, named s0, s1, ….</summary>
    public static string With(IEnumerable<string> steps)
    {
        var all = steps.Select((step, index) => $$"""{ "id": "s{{index}}", "label": { "en": "x" }, "law": ["x1"], {{step}} }""");
        return $$"""
            {
              "id": "random", "version": "1", "inForce": { "from": "0001-01-01" }, "languages": ["en"], "title": { "en": "x" }, "summary": { "en": "x" },
              "authority": { "name": { "en": "x" }, "unit": { "en": "x" }, "contact": { "phone": "x", "address": { "en": "x" }, "hours": { "en": "x" }, "web": "x" }, "complaint": { "body": { "en": "x" }, "weeks": 4, "via": { "en": "x" }, "how": { "en": "x" } } },
              "law": [ { "id": "x1", "cite": { "en": "section 1" }, "says": { "en": "x" } } ],
              "effectiveOn": { "value": "Dates.On(2024, 1, 1)", "law": ["x1"], "label": { "en": "x" } },
              "automation": { "law": ["x1"], "outcomes": ["yes"] },
              "facts": [
                {{string.Join(",\n    ", Facts())}},
                { "id": "items", "type": "list", "item": { "one": { "en": "x" }, "many": { "en": "x" } }, {{Words}}, "of": [
                  { "id": "price", "type": "decimal", "label": { "en": "x" } }, { "id": "pieces", "type": "integer", "label": { "en": "x" } }, { "id": "cost", "type": "money", "currency": "DKK", "period": "month", "label": { "en": "x" } },
                  { "id": "ok", "type": "boolean", "label": { "en": "x" } }, { "id": "day", "type": "date", "label": { "en": "x" } }, { "id": "kind", {{Choice}}, "label": { "en": "x" } } ] }
              ],
              "rates": [],
              "steps": [ {{string.Join(",\n    ", all)}} ],
              "outcomes": [ { "id": "yes", "kind": "granted", "when": "p", "label": { "en": "x" }, "answer": { "en": "x" }, "law": ["x1"] }, { "id": "unclear", "otherwise": "review" } ],
              "next": []
            }
            """;
    }

    public static string Criterion(string expression) => $"\"criterion\": {JsonSerializer.Serialize(expression)}";

    private const string Choice = """ "type": "choice", "values": [ { "value": "x", "label": { "en": "x" } }, { "value": "y", "label": { "en": "y" } }, { "value": "z", "label": { "en": "z" } } ] """;

    private static IEnumerable<string> Facts()
    {
        (string Type, string[] Ids)[] facts =
        [
            ("\"type\": \"decimal\"", ["a", "b", "zero", "large"]), ("\"type\": \"integer\"", ["n"]), ("\"type\": \"money\", \"currency\": \"DKK\", \"period\": \"month\"", ["m1", "m2"]),
            ("\"type\": \"percent\"", ["share"]), ("\"type\": \"boolean\"", ["p", "q", "r"]), ("\"type\": \"date\"", ["d1", "d2"]), (Choice, ["c"]),
        ];
        return facts.SelectMany(fact => fact.Ids.Select(id => $$"""{ "id": "{{id}}", {{fact.Type}}, {{Words}} }"""));
    }
}
