using System.Security.Cryptography;

namespace DecisionEngine.Cases.Storage;

/// <summary>What an event holds, hashed and ready to be stored. Made where the commit comes from, so that the writer only has to write.</summary>
internal sealed class SealedContent
{
    public SealedContent(NewEvent happened)
    {
        Salt = RandomNumberGenerator.GetBytes(32);
        Payload = StoredBytes.Whole(happened.Payload);
        var marks = new List<DocumentMark>(happened.Documents.Length);
        foreach (var document in happened.Documents)
        {
            var hash = SHA256.HashData(document.Bytes.Span);
            var (encoding, bytes) = StoredBytes.Encode(document);
            marks.Add(new DocumentMark(document.Name, document.MediaType, hash));
            Documents.Add(new SealedDocument(document.Name, document.MediaType, encoding, Convert.ToHexStringLower(hash), bytes));
        }

        Hash = Chain.ContentHash(Salt, Payload, marks);
    }

    public byte[] Salt { get; }

    public byte[] Payload { get; }

    public List<SealedDocument> Documents { get; } = [];

    public string Hash { get; }

    public long Size => Payload.Length + Documents.Sum(document => (long)document.Bytes.Length);
}

/// <summary>A document as it is stored.</summary>
internal sealed record SealedDocument(string Name, string MediaType, string Encoding, string Sha256, byte[] Bytes);
