using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>A colleague is ill.</summary>
internal sealed class ReassignExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "to": "carl", "reason": "Karen er syg." }
        """)!;
}

/// <summary>Somebody knows the party.</summary>
internal sealed class DisqualifyExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "who": "karen", "reason": "Parten er min nabo." }
        """)!;
}

/// <summary>Another unit knows better.</summary>
internal sealed class SendBackExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "unit": "ydelser", "reason": "Sagen hører til hos jer." }
        """)!;
}

/// <summary>The rules are followed.</summary>
internal sealed class ConcludeExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        {
          "reason": "Indkomsten er for høj efter begge opgørelser.",
          "answers": [{ "code": "outcome-not-automatic", "sentence": "Jeg har set indkomsten efter hos eIndkomst." }]
        }
        """)!;
}

/// <summary>A second person agrees.</summary>
internal sealed class ApproveExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "sentences": [{ "code": "four-eyes-sample", "sentence": "Jeg har gennemgået sagen og er enig." }] }
        """)!;
}

/// <summary>A second person finds something missing.</summary>
internal sealed class ReturnExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "points": [{ "code": "inquiry", "text": "Indkomsten for marts mangler." }] }
        """)!;
}
