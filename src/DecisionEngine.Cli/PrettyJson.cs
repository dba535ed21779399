using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>Canonical JSON laid out for reading: indented, and with Danish letters as letters.</summary>
internal static class PrettyJson
{
    /// <summary>A trace nests as deep as an expression may, several levels for each of its parts.</summary>
    private const int MostDepth = 10_000;

    public static string From(CanonicalJson json)
    {
        using var document = JsonDocument.Parse(json.Written.ToArray(), new JsonDocumentOptions { MaxDepth = MostDepth });
        using var pretty = new MemoryStream();
        using (var writer = new Utf8JsonWriter(pretty, new JsonWriterOptions { Indented = true, MaxDepth = MostDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(pretty.GetBuffer(), 0, (int)pretty.Length);
    }
}
