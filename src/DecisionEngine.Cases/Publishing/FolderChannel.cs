using System.Globalization;
using System.Security.Cryptography;
using DecisionEngine.Cases.Storage;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// Letters as files: a folder for each envelope, named by its id, with <c>envelope.json</c> and the documents. Another program takes them
/// from there. An envelope is there whole or not at all, and never changes.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="time">The clock; its time zone is the authority's, because a letter's date is a day there.</param>
public sealed class FolderChannel(string path, TimeProvider time) : ILetterChannel
{
    private readonly FrozenFolder folder = new(path);

    /// <inheritdoc/>
    public async Task<DeliveryReceipt> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (envelope is { Channel: DeliveryChannel.Letter, To.Address: null or "" })
        {
            return new DeliveryReceipt.FailedForGood(DeliveryCode.NoAddress);
        }

        // A letter that waited past midnight would bear a date it was not sent on (R14); one that was sent keeps the date it has.
        var now = time.GetLocalNow();
        if (envelope.Date != DateOnly.FromDateTime(now.DateTime) && !folder.Holds(envelope.Id))
        {
            return new DeliveryReceipt.FailedForGood(DeliveryCode.OtherDate);
        }

        var head = new Document("envelope.json", "application/json", OutboxJson.Bytes(Json(envelope)));
        return await folder.SendAsync(envelope.Id, envelope.Documents.Insert(0, head), now, cancellationToken).ConfigureAwait(false);
    }

    private static JObject Json(Envelope envelope)
    {
        var to = new JObject { ["key"] = envelope.To.Key, ["name"] = envelope.To.Name };
        if (envelope.To.Represents is { } represents)
        {
            to["represents"] = represents;
        }

        // Only a letter on paper needs to know where its recipient lives.
        if (envelope.Channel == DeliveryChannel.Letter)
        {
            to["address"] = envelope.To.Address;
        }

        return new JObject
        {
            ["id"] = envelope.Id,
            ["case"] = envelope.CaseId,
            ["kind"] = envelope.Kind.Name(),
            ["to"] = to,
            ["channel"] = envelope.Channel.Name(),
            ["date"] = envelope.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["language"] = envelope.Language,
            ["documents"] = new JArray(envelope.Documents.Select(document => new JObject
            {
                ["file"] = document.Name,
                ["mediaType"] = document.MediaType,
                ["bytes"] = document.Bytes.Length,
                ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(document.Bytes.Span)),
            })),
        };
    }
}
