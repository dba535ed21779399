using System.Collections.Frozen;

namespace DecisionEngine.Cases.Records;

/// <summary>The plain words of an access package in one language.</summary>
internal sealed record AccessWords
{
    public required string Title { get; init; }

    public required string Intro { get; init; }

    public required string TheCase { get; init; }

    public required string Case { get; init; }

    public required string About { get; init; }

    public required string Kind { get; init; }

    public required string Opened { get; init; }

    public required string Address { get; init; }

    public required string Protected { get; init; }

    public required string Mailbox { get; init; }

    public required string Made { get; init; }

    public required string Decisions { get; init; }

    public required string NoDecision { get; init; }

    public required string ByRules { get; init; }

    public required string ByPerson { get; init; }

    public required string ByPersonOver { get; init; }

    public required string Outcome { get; init; }

    public required string Rules { get; init; }

    public required string Version { get; init; }

    public required string Sent { get; init; }

    public required string NotSent { get; init; }

    public required string Deadline { get; init; }

    public required string Rate { get; init; }

    public required string Value { get; init; }

    public required string Period { get; init; }

    public required string SeeFile { get; init; }

    public required string Facts { get; init; }

    public required string Fact { get; init; }

    public required string Source { get; init; }

    public required string Seen { get; init; }

    public required string Unknown { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string Happened { get; init; }

    public required string When { get; init; }

    public required string What { get; init; }

    public required string Who { get; init; }

    public required string Why { get; init; }

    public required string Looked { get; init; }

    public required string Files { get; init; }

    public required string System { get; init; }

    public required string Citizen { get; init; }

    public required string Caseworker { get; init; }

    public required string TeamLead { get; init; }

    public required string Legal { get; init; }

    public required string Leader { get; init; }

    public required string Client { get; init; }

    public required string FromParty { get; init; }

    public required string FromCaseworker { get; init; }

    public required string FromRegister { get; init; }

    public required FrozenDictionary<string, string> Events { get; init; }

    public static AccessWords For(string language) => language == "da" ? AccessWordsDanish.Words : AccessWordsEnglish.Words;

    /// <summary>What happened, in words.</summary>
    public string Event(string type) => Events.GetValueOrDefault(type, type);

    /// <summary>Who acted, in words, with the id of staff.</summary>
    public string Actor(string key)
    {
        var (role, id) = key.Split(':', 2) is [var first, var second] ? (first, second) : (key, "");
        return role switch
        {
            "system" => System,
            "citizen" => Citizen,
            "caseworker" => $"{Caseworker} ({id})",
            "teamlead" => $"{TeamLead} ({id})",
            "legal" => $"{Legal} ({id})",
            "leader" => $"{Leader} ({id})",
            "client" => $"{Client} ({id})",
            _ => key,
        };
    }

    /// <summary>Where a fact came from, in words.</summary>
    public string From(string source) => source switch
    {
        "party" => FromParty,
        "caseworker" => FromCaseworker,
        _ when source.StartsWith("register:", StringComparison.Ordinal) => $"{FromRegister} {source["register:".Length..]}",
        _ => source,
    };
}
