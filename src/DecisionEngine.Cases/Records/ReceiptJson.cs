using System.Security.Cryptography;
using System.Text;
using DecisionEngine.Cases.Publishing;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace DecisionEngine.Cases.Records;

/// <summary>Receipts as files: one way to write each, so that a file either is what was written or is not.</summary>
public static class ReceiptJson
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        MissingMemberHandling = MissingMemberHandling.Error,
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        TypeNameHandling = TypeNameHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        Formatting = Formatting.Indented,
        MaxDepth = 16,
    });

    /// <summary>A receipt as a file, UTF-8.</summary>
    public static byte[] Write(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        using var stream = new MemoryStream(64 * 1024);
        using (var text = new StreamWriter(stream, Utf8, 4096, leaveOpen: true) { NewLine = "\n" })
        {
            using (var json = new JsonTextWriter(text) { CloseOutput = false, Formatting = Formatting.Indented })
            {
                Serializer.Serialize(json, receipt);
            }

            text.Write('\n');
        }

        return stream.ToArray();
    }

    /// <summary>A receipt read back.</summary>
    /// <exception cref="JsonException">It is no receipt.</exception>
    /// <exception cref="ArgumentException">Its bytes are no text.</exception>
    internal static Receipt Read(ReadOnlySpan<byte> bytes)
    {
        using var json = new JsonTextReader(new StringReader(Utf8.GetString(bytes))) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, MaxDepth = 16 };
        var receipt = Serializer.Deserialize<Receipt>(json) ?? throw new JsonSerializationException("There is nothing in it.");
        return json.Read() ? throw new JsonSerializationException("Something stands after its end.") : receipt;
    }

    /// <summary>The seal of a receipt.</summary>
    internal static string SealOf(Receipt receipt) => Hash(Write(receipt with { Seal = "" }));

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    internal static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>SHA-256 of a text in UTF-8.</summary>
    internal static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    /// <summary>Who made a decision, in one word.</summary>
    internal static string Word(Authorship authorship)
    {
        var name = authorship.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
