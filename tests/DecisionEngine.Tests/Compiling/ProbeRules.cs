using System.Text.Json;

namespace DecisionEngine.Tests.Compiling;

/// <summary>The base rule set with a few more facts and one more step, <c>probe</c>.</summary>
internal static class ProbeRules
{
    public const string Facts = """
        { "applied": "2024-06-15", "renewal": false, "member": true, "income": 1000, "visits": 12, "distance": 3.5, "share": 40, "waited": 2, "remark": "none", "pool": "sea", "health": false,
          "yearly": 24000, "weekly": 100, "fortnightly": 200, "daily": 10, "once": 500, "euro": 900, "years": 3, "born": "2000-02-29",
          "trips": [ { "day": "2024-05-01", "price": 100, "paid": true, "place": "far", "hours": 2.5, "guests": 1 }, { "day": "2024-05-02", "price": 50, "paid": false, "place": "near", "hours": 1, "guests": 3 } ] }
        """;

    public static RuleSetFile Read(string expression, string declared = "")
    {
        string Fact(string id, string type) => $$"""{ "id": "{{id}}", {{type}}, "about": "other", "category": "ordinary", "label": { "da": "x", "en": "x" }, "ask": { "da": "x", "en": "x" } },""";
        string Money(string id, string period, string currency = "DKK") => Fact(id, $"\"type\": \"money\", \"currency\": \"{currency}\", \"period\": \"{period}\"");
        var facts = Money("yearly", "year") + Money("weekly", "week") + Money("fortnightly", "fortnight") + Money("daily", "day") + Money("once", "once") + Money("euro", "month", "EUR")
            + Fact("years", "\"type\": \"duration\", \"unit\": \"year\"") + Fact("born", "\"type\": \"date\"");
        var step = $$"""{ "id": "probe", "label": { "da": "x", "en": "x" }, "law": ["card1"], {{declared}} "value": {{JsonSerializer.Serialize(expression)}} },""";
        return BaseRules.Read(("{ \"id\": \"health\"", facts + "{ \"id\": \"health\""), ("{ \"id\": \"entitled\", \"label\"", step + "{ \"id\": \"entitled\", \"label\""));
    }
}
