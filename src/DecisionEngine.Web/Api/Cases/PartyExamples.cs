using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>The party answers a question by letter.</summary>
internal sealed class FactsExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "facts": { "householdIncome": { "value": 41000, "source": "party", "observed": "2024-03-20" } }, "channel": "paper" }
        """)!;
}

/// <summary>A telephone call is noted.</summary>
internal sealed class NoteExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "text": "Parten ringede og sagde, at lønnen faldt i februar.", "from": "Parten", "channel": "phone" }
        """)!;
}

/// <summary>The party names a representative.</summary>
internal sealed class RepresentativeExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "representative": { "name": "Rita Holm", "personNumber": "persona:rita" } }
        """)!;
}

/// <summary>By telephone.</summary>
internal sealed class ChannelExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "channel": "phone" }
        """)!;
}

/// <summary>One fact is asked for.</summary>
internal sealed class AskExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "facts": ["householdIncome"] }
        """)!;
}

/// <summary>The party is heard about the income.</summary>
internal sealed class HearExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "facts": [{ "fact": "householdIncome", "why": "Indkomsten er over grænsen, og så er der intet tilskud." }] }
        """)!;
}

/// <summary>The party needs another week.</summary>
internal sealed class ExtendExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "until": "2024-04-19", "reason": "Parten venter på en lønseddel." }
        """)!;
}

/// <summary>The party replies.</summary>
internal sealed class ReplyExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "text": "Indkomsten er lavere nu.", "channel": "web" }
        """)!;
}

/// <summary>The party gave the fact themselves.</summary>
internal sealed class ExemptExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "facts": ["householdIncome"], "law": "FVL § 19, stk. 2, nr. 1", "reason": "Parten har selv givet oplysningen." }
        """)!;
}

/// <summary>The party says that the income is another.</summary>
internal sealed class CorrectExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "facts": { "householdIncome": { "value": 14000, "source": "party", "observed": "2024-03-20" } }, "howKnown": "Det står på lønsedlen." }
        """)!;
}

/// <summary>The party disagrees.</summary>
internal sealed class ContestExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "decisionId": "019aac2f5b6e7c1f8d3b2a4c5e6f7081-d1", "text": "Min indkomst er lavere nu.", "reasons": ["fact-wrong"] }
        """)!;
}

/// <summary>The decision is kept.</summary>
internal sealed class ReassessExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "result": "kept", "reason": "Indkomsten er den samme efter begge opgørelser." }
        """)!;
}

/// <summary>The complaint stands.</summary>
internal sealed class StandExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "stands": true, "channel": "phone" }
        """)!;
}

/// <summary>The complaint body keeps the decision.</summary>
internal sealed class BodyAnswerExample : IExample
{
    public static JsonNode Json => JsonNode.Parse("""
        { "result": "kept", "text": "Ankestyrelsen er enig i afgørelsen." }
        """)!;
}
