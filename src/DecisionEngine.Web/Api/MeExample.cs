using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Api;

/// <summary>A system that may read and write cases of one unit.</summary>
internal sealed class MeExample : IExample
{
    public static JsonNode Json => new JsonObject
    {
        ["role"] = "system",
        ["id"] = "intake",
        ["units"] = new JsonArray("dagtilbud"),
        ["scopes"] = new JsonArray("cases.read", "cases.write"),
    };
}
