using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>A caseworker takes in an application by telephone.</summary>
internal sealed class OpenExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        {
          "caseType": "friplads",
          "party": { "name": "Amina Yusuf", "personNumber": "persona:amina", "digitalPost": true },
          "facts": {
            "purpose": { "value": "application", "source": "party", "observed": "2024-03-10" },
            "householdIncome": { "value": 15000, "source": "register:eIndkomst", "observed": "2024-03-01", "shownToParty": true }
          },
          "channel": "phone",
          "language": "da"
        }
        """)!;
}

/// <summary>A case after something was done to it.</summary>
internal sealed class ChangedExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "id": "019aac2f5b6e7c1f8d3b2a4c5e6f7081", "version": 3, "state": "inReview" }
        """)!;
}

/// <summary>A page with one case, and no next.</summary>
internal sealed class CasePageExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        {
          "order": "Efter sagsnummer, som stiger med tiden.",
          "items": [
            {
              "id": "019aac2f5b6e7c1f8d3b2a4c5e6f7081", "version": 3, "caseType": "friplads", "unit": "dagtilbud", "state": "inReview",
              "openedAt": "2024-03-15T10:00:00+00:00", "dueAt": "2024-03-22T22:59:59+00:00", "assignee": "karen"
            }
          ],
          "next": null
        }
        """)!;
}

/// <summary>A page of the queue with one case, and no next.</summary>
internal sealed class QueueExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        {
          "order": "Det, der først skal være færdigt, står øverst; ved samme tid efter sagsnummer.",
          "items": [
            {
              "caseId": "019aac2f5b6e7c1f8d3b2a4c5e6f7081", "kind": "review", "unit": "dagtilbud", "caseType": "friplads", "channel": "web", "reasons": ["outcome-not-automatic"],
              "dueAt": "2024-03-22T22:59:59+00:00", "enteredAt": "2024-03-15T10:00:00+00:00", "assignee": null, "claimedUntil": null
            }
          ],
          "next": null
        }
        """)!;
}

/// <summary>A case as its party sees it.</summary>
internal sealed class CaseExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        {
          "id": "019aac2f5b6e7c1f8d3b2a4c5e6f7081", "version": 2, "state": "inProgress", "caseType": "friplads", "unit": "dagtilbud", "channel": "web", "language": "da",
          "openedAt": "2024-03-15T10:00:00+00:00", "ownDeadline": "2024-04-12", "ending": null,
          "party": { "name": "Amina Yusuf", "address": null, "addressProtected": true, "digitalPost": true },
          "representative": null,
          "facts": {
            "purpose": { "value": "application", "source": "party", "observed": "2024-03-10" },
            "householdIncome": { "value": 15000, "source": "register:eIndkomst", "observed": "2024-03-01", "shownToParty": true }
          },
          "running": null, "decisions": [], "letters": [], "contest": null, "actions": ["supplyFacts", "nameRepresentative", "withdraw"], "work": null
        }
        """)!;
}
