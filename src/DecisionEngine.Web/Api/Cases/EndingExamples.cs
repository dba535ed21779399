using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>Why.</summary>
internal sealed class ReasonExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "reason": "Satsen var forkert i marts." }
        """)!;
}

/// <summary>The party has died.</summary>
internal sealed class DeathExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "on": "2024-03-12" }
        """)!;
}

/// <summary>The party has moved.</summary>
internal sealed class MoveExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "to": "Aarhus Kommune", "on": "2024-03-12" }
        """)!;
}

/// <summary>Something is wrong with the rules.</summary>
internal sealed class HoldExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "cause": "remediation", "reason": "Satsen var forkert i marts." }
        """)!;
}

/// <summary>One decision.</summary>
internal sealed class DecisionPageExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        [
          {
            "id": "019aac2f5b6e7c1f8d3b2a4c5e6f7081-d1", "outcome": "full", "kind": "granted", "amounts": [{ "id": "ownPayment", "value": 0, "unit": "DKK", "period": "month" }],
            "ruleSet": "friplads", "version": "1", "decidedAt": "2024-03-15T11:00:00+01:00", "effectiveOn": "2024-03-10", "authorship": "rules", "decidedBy": null, "approvedBy": null,
            "state": "dispatched", "sentOn": "2024-03-15", "deadline": "2024-04-12", "held": null, "supersedes": null,
            "evaluationHash": "5f2c1f0f6f0a4b0d9d3a8c3a2f6b1e7c5f2c1f0f6f0a4b0d9d3a8c3a2f6b1e7c"
          }
        ]
        """)!;
}

/// <summary>The record is whole.</summary>
internal sealed class VerificationExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "isIntact": true, "events": 4711, "brokenAt": null, "problem": null }
        """)!;
}

/// <summary>One version.</summary>
internal sealed class RuleSetPageExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        [
          {
            "id": "friplads", "version": "1", "title": "Økonomisk friplads", "summary": "Tilskud efter indkomst.", "hash": "5f2c…", "fileHash": "9ab1…", "from": "2021-11-18", "to": null,
            "unit": "dagtilbud", "halted": null, "suspended": []
          }
        ]
        """)!;
}
