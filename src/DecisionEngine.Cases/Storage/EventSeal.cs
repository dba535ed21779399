using System.Collections.Immutable;

namespace DecisionEngine.Cases.Storage;

/// <summary>An event's place in the chain, with what its hashes are made over.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream.</param>
/// <param name="Type">Its stable name.</param>
/// <param name="At">When, as it is stored and hashed.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="ContentHash">The hash over what it holds.</param>
/// <param name="Previous">The hash of the event before.</param>
/// <param name="Hash">Its hash.</param>
public sealed record EventSeal(long Sequence, string Stream, long Version, string Type, string At, string Actor, string ContentHash, string Previous, string Hash)
{
    /// <summary>Whether the hash is that of the other parts.</summary>
    public bool Holds() => Chain.EnvelopeHash(new Loading.CanonicalJson(512), new ChainLink(Sequence, Stream, Version, Type, At, Actor, ContentHash, Previous)) == Hash;

    /// <summary>Whether the content hash is that of a payload and documents.</summary>
    /// <param name="salt">The salt the payload was hashed with.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="documents">The documents, in order.</param>
    /// <exception cref="FormatException">A document's hash is no hash.</exception>
    public bool IsOver(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload, IEnumerable<DocumentSeal> documents) =>
        Chain.ContentHash(salt, payload, [.. documents.Select(document => new DocumentMark(document.Name, document.MediaType, Convert.FromHexString(document.Sha256)))]) == ContentHash;
}

/// <summary>A document as its event's hash knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record DocumentSeal(string Name, string MediaType, string Sha256);

/// <summary>What lies beside an event, as its content hash was made over it.</summary>
/// <param name="Seal">The event's place in the chain.</param>
/// <param name="Salt">The salt.</param>
/// <param name="Payload">The payload.</param>
/// <param name="Documents">The documents, in order.</param>
public sealed record SealedEvent(EventSeal Seal, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Payload, ImmutableArray<DocumentSeal> Documents);
