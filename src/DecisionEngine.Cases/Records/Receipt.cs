using System.Collections.Immutable;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Storage;
using Newtonsoft.Json;

namespace DecisionEngine.Cases.Records;

/// <summary>
/// One decision with all that is needed to make it again: the rule set's file, the tested paths, the facts, the moment, and what came of them. Whoever has
/// it can check it without the record. It names nobody: the party by key, staff by id.
/// </summary>
/// <param name="Format">What file this is: <see cref="FormatName"/>.</param>
/// <param name="FormatVersion">The version of the format: <see cref="CurrentVersion"/>.</param>
/// <param name="EngineVersion">The version of the engine that wrote it.</param>
/// <param name="Decision">The decision.</param>
/// <param name="RuleSet">What it was made by.</param>
/// <param name="Facts">The facts file, as it was given.</param>
/// <param name="DecidedAt">The moment it was made for, with the authority's offset.</param>
/// <param name="Evaluation">What the rules said.</param>
/// <param name="Documents">Everything that was frozen with the decision, in order.</param>
/// <param name="Letters">The letters that brought it, once sent.</param>
/// <param name="Chain">Where it lies in the record.</param>
/// <param name="Seal">SHA-256 over the file with this left empty: shows damage. What shows forgery is <paramref name="Chain"/>.</param>
[JsonObject(ItemRequired = Required.Always, MissingMemberHandling = MissingMemberHandling.Error)]
public sealed record Receipt(
    string Format, int FormatVersion, string EngineVersion, ReceiptDecision Decision, ReceiptRuleSet RuleSet, string Facts, DateTimeOffset DecidedAt, ReceiptEvaluation Evaluation,
    ImmutableArray<DocumentSeal> Documents, ImmutableArray<ReceiptLetter> Letters, ReceiptChain Chain, string Seal)
{
    /// <summary>What the file says it is.</summary>
    public const string FormatName = "decision-engine receipt";

    /// <summary>The version of the format written now.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The receipt of a decision; null where there is no such decision, or it has been disposed of.</summary>
    /// <param name="store">The record.</param>
    /// <param name="decisionId">The decision.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InvalidDataException">The record is not as it was written.</exception>
    public static async Task<Receipt?> OfAsync(Store store, string decisionId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return await store.DecisionAsync(decisionId, cancel).ConfigureAwait(false) is { } row && await store.ReadSealedAsync(row.Sequence, cancel).ConfigureAwait(false) is { } sealedEvent
            ? await ReceiptMaking.MakeAsync(store, row.CaseId, sealedEvent, cancel).ConfigureAwait(false)
            : null;
    }

    /// <summary>The receipt of a decision of a desk; see <see cref="OfAsync"/>.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="decisionId">The decision.</param>
    public static Task<Receipt?> Of(CaseDesk desk, string decisionId)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return OfAsync(desk.Store, decisionId);
    }
}

/// <summary>The decision of a receipt.</summary>
/// <param name="Id">The decision.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Party">The party's key.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Kind">What it means to the party.</param>
/// <param name="Amounts">Its amounts.</param>
/// <param name="Authorship">rules, person or personOverRules.</param>
/// <param name="DecidedBy">Staff id; null for the rules alone.</param>
/// <param name="ApprovedBy">Staff id of the second person; null for nobody.</param>
/// <param name="Supersedes">The decision it replaces; null for none.</param>
/// <param name="Used">What it rests on.</param>
[JsonObject(ItemRequired = Required.Always, MissingMemberHandling = MissingMemberHandling.Error)]
public sealed record ReceiptDecision(
    string Id, string CaseId, string Party, string Outcome, string Kind, ImmutableArray<DecidedAmount> Amounts, string Authorship,
    [property: JsonProperty(Required = Required.AllowNull)] string? DecidedBy,
    [property: JsonProperty(Required = Required.AllowNull)] string? ApprovedBy,
    [property: JsonProperty(Required = Required.AllowNull)] string? Supersedes,
    ImmutableArray<string> Used);

/// <summary>What a decision was made by.</summary>
/// <param name="Id">The rule set.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The hash of what it means.</param>
/// <param name="FileHash">SHA-256 of <paramref name="File"/>.</param>
/// <param name="File">The file, as it was.</param>
/// <param name="PathsHash">SHA-256 of <paramref name="Paths"/>.</param>
/// <param name="Paths">The paths its approved examples walked then, a JSON array of texts.</param>
[JsonObject(ItemRequired = Required.Always, MissingMemberHandling = MissingMemberHandling.Error)]
public sealed record ReceiptRuleSet(string Id, string Version, string Hash, string FileHash, string File, string PathsHash, string Paths);

/// <summary>What the rules said.</summary>
/// <param name="Hash">SHA-256 of <paramref name="Canonical"/>.</param>
/// <param name="Canonical">The evaluation in canonical form.</param>
[JsonObject(ItemRequired = Required.Always, MissingMemberHandling = MissingMemberHandling.Error)]
public sealed record ReceiptEvaluation(string Hash, string Canonical);

/// <summary>A letter that brought the decision.</summary>
/// <param name="Id">The letter.</param>
/// <param name="On">Its date, which is the date of dispatch.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
[JsonObject(ItemRequired = Required.Always, MissingMemberHandling = MissingMemberHandling.Error)]
public sealed record ReceiptLetter(string Id, string On, string Sha256);

/// <summary>Where the decision lies in the record.</summary>
/// <param name="Event">The event with its hashes.</param>
/// <param name="Salt">The salt of its content hash, hexadecimal; null where the payload is left out.</param>
/// <param name="Payload">The event as it was written; null where a person wrote in it, whose words are not for everybody.</param>
[JsonObject(ItemRequired = Required.Always, MissingMemberHandling = MissingMemberHandling.Error)]
public sealed record ReceiptChain(
    EventSeal Event, [property: JsonProperty(Required = Required.AllowNull)] string? Salt, [property: JsonProperty(Required = Required.AllowNull)] string? Payload);
