using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Records;

/// <summary>The files of an access package, all but its index.</summary>
internal static class AccessFiles
{
    private const string JsonType = "application/json";

    public static async Task<ImmutableArray<Document>> OfAsync(Store store, AccessContent content, CancellationToken cancel)
    {
        var files = ImmutableArray.CreateBuilder<Document>();
        var @case = content.Case;
        files.Add(new Document("facts.json", JsonType, Encoding.UTF8.GetBytes(Read(@case.Facts.ToString()).ToString(Formatting.Indented))));
        foreach (var decision in @case.Decisions)
        {
            foreach (var document in await store.ReadDocumentsAsync(decision.Sequence, cancel).ConfigureAwait(false))
            {
                files.Add(document with { Name = $"decisions/{decision.Id}/{document.Name}" });
            }

            if (await Receipt.OfAsync(store, decision.Id, cancel).ConfigureAwait(false) is { } receipt)
            {
                files.Add(new Document($"decisions/{decision.Id}/receipt.json", JsonType, ReceiptJson.Write(receipt)));
            }

            if (content.RulesOf(decision) is not null)
            {
                files.Add(new Document($"decisions/{decision.Id}/rates.json", JsonType, Rates(content, decision)));
            }
        }

        foreach (var (ruleSet, file) in content.Rules.Values.OrderBy(each => each.RuleSet.Id, StringComparer.Ordinal).ThenBy(each => each.RuleSet.Version, StringComparer.Ordinal))
        {
            files.Add(new Document($"rules/{ruleSet.Id}-{ruleSet.Version}-{ruleSet.Hash[..8]}.json", JsonType, file));
        }

        var issued = @case.Decisions.Select(decision => decision.Sequence).ToHashSet();
        foreach (var happened in content.History.Where(happened => !issued.Contains(happened.Sequence)))
        {
            foreach (var document in await store.ReadDocumentsAsync(happened.Sequence, cancel).ConfigureAwait(false))
            {
                var name = happened.Type == EventJson.NameOf<LetterPrepared>() ? EventJson.Read<LetterPrepared>(happened.Type, happened.Payload!.Value).LetterId : happened.Type;
                files.Add(document with { Name = string.Create(CultureInfo.InvariantCulture, $"letters-and-attachments/{happened.Version:D4}-{name}/{document.Name}") });
            }
        }

        files.Add(new Document("events.json", JsonType, Events(content)));
        files.Add(new Document("access-log.json", JsonType, Accesses(content)));
        return files.ToImmutable();
    }

    /// <summary>JSON read without changing what stands in it.</summary>
    internal static JObject Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JObject.Load(reader);
    }

    private static byte[] Rates(AccessContent content, CaseDecision decision) => Bytes(new JArray(content.RatesOf(decision).Select(used => new JObject
    {
        ["id"] = used.Rate.Id,
        ["from"] = Iso(used.Value.From),
        ["to"] = used.Value.To is { } to ? Iso(to) : null,
        ["value"] = used.Value.Number?.ToString(CultureInfo.InvariantCulture),
        ["bands"] = used.Value.Bands is { } bands ? new JArray(bands.Bands.Select(band => new JObject { ["below"] = band.Below?.ToString(CultureInfo.InvariantCulture), ["value"] = band.Value.ToString(CultureInfo.InvariantCulture) })) : null,
        ["law"] = new JArray(used.Rate.Law.ToArray<object>()),
        ["source"] = used.Value.Source,
    })));

    private static byte[] Events(AccessContent content) => Bytes(new JArray(content.History.Select(happened => new JObject
    {
        ["sequence"] = happened.Sequence,
        ["at"] = Moment.Text(happened.At),
        ["actor"] = happened.Actor,
        ["type"] = happened.Type,
        ["hash"] = happened.Hash,
        ["payload"] = happened.Payload is { } payload ? Unprotected(Read(Encoding.UTF8.GetString(payload.Span))) : null,
    })));

    /// <summary>Without the address of somebody whose address is protected.</summary>
    private static JObject Unprotected(JObject payload)
    {
        if (payload["party"] is JObject party && party["addressProtected"]?.Value<bool>() == true)
        {
            party.Remove("address");
        }

        return payload;
    }

    private static byte[] Accesses(AccessContent content) => Bytes(new JArray(content.Accesses.Select(access => new JObject
    {
        ["at"] = Moment.Text(access.At), ["actor"] = access.Actor, ["what"] = access.What, ["reason"] = access.Reason,
    })));

    private static byte[] Bytes(JArray json) => Encoding.UTF8.GetBytes(json.ToString(Formatting.Indented) + "\n");

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
