using System.IO.Compression;

namespace DecisionEngine.Cases.Storage;

/// <summary>How a document's bytes are kept: as they are, or compressed where that is worth it. Hashes are over the bytes as given out.</summary>
internal static class StoredBytes
{
    public const string Plain = "identity";
    public const string Brotli = "br";

    // Below this the bytes fit in few pages of the database, and compressing costs more than it saves.
    private const int WorthCompressing = 2 * 1024;

    public static (string Encoding, byte[] Bytes) Encode(Document document)
    {
        var bytes = document.Bytes.Span;
        if (bytes.Length < WorthCompressing || !IsText(document.MediaType))
        {
            return (Plain, Whole(document.Bytes));
        }

        var room = new byte[bytes.Length];
        return BrotliEncoder.TryCompress(bytes, room, out var written, quality: 1, window: 18) ? (Brotli, room[..written]) : (Plain, Whole(document.Bytes));
    }

    /// <exception cref="InvalidDataException">The bytes are not in that encoding.</exception>
    public static byte[] Decode(string encoding, byte[] stored)
    {
        switch (encoding)
        {
            case Plain:
                return stored;
            case Brotli:
                using (var decoded = new MemoryStream())
                using (var stream = new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress))
                {
                    try
                    {
                        stream.CopyTo(decoded);
                    }
                    catch (InvalidOperationException broken)
                    {
                        throw new InvalidDataException("The document's bytes cannot be decompressed.", broken);
                    }

                    return decoded.ToArray();
                }

            default:
                throw new InvalidDataException($"The document's encoding '{encoding}' is unknown.");
        }
    }

    /// <summary>The bytes as an array, without copying where they are one already.</summary>
    public static byte[] Whole(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && segment.Offset == 0 && segment.Count == array.Length
            ? array
            : bytes.ToArray();

    private static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.Ordinal)
        || mediaType.Contains("json", StringComparison.Ordinal)
        || mediaType.Contains("xml", StringComparison.Ordinal);
}
