using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Storage;

/// <summary>The hashes that hold the record together.</summary>
internal static class Chain
{
    /// <summary>What comes before the first event.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>
    /// The hash over what an event holds: salt ‖ length ‖ payload ‖ number of documents ‖ for each: length ‖ name ‖ length ‖ media
    /// type ‖ SHA-256. Lengths are four bytes, big-endian, so no two contents give the same bytes.
    /// </summary>
    public static string ContentHash(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload, IReadOnlyCollection<DocumentMark> documents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        Framed(hash, payload);
        Length(hash, documents.Count);
        foreach (var document in documents)
        {
            Framed(hash, Encoding.UTF8.GetBytes(document.Name));
            Framed(hash, Encoding.UTF8.GetBytes(document.MediaType));
            hash.AppendData(document.Sha256);
        }

        Span<byte> result = stackalloc byte[32];
        hash.GetHashAndReset(result);
        return Convert.ToHexStringLower(result);
    }

    /// <summary>The hash over the envelope: canonical JSON of everything about the event but what it holds, which its content hash stands for.</summary>
    public static string EnvelopeHash(CanonicalJson json, ChainLink envelope)
    {
        json.Clear();
        json.BeginObject();
        json.Name("actor");
        json.Text(envelope.Actor);
        json.Name("at");
        json.Text(envelope.At);
        json.Name("content");
        json.Text(envelope.ContentHash);
        json.Name("previous");
        json.Text(envelope.Previous);
        json.Name("sequence");
        json.Number(envelope.Sequence);
        json.Name("stream");
        json.Text(envelope.Stream);
        json.Name("type");
        json.Text(envelope.Type);
        json.Name("version");
        json.Number(envelope.Version);
        json.EndObject();
        return json.Sha256();
    }

    private static void Framed(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Length(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Length(IncrementalHash hash, int length)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        hash.AppendData(bytes);
    }
}

/// <summary>What is hashed of an event; <paramref name="At"/> as it is stored.</summary>
internal readonly record struct ChainLink(
    long Sequence, string Stream, long Version, string Type, string At, string Actor, string ContentHash, string Previous);

/// <summary>What a document contributes to its event's content hash.</summary>
internal readonly record struct DocumentMark(string Name, string MediaType, byte[] Sha256);
