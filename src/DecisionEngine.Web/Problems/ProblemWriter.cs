using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DecisionEngine.Web.Problems;

/// <summary>Writes a problem as RFC 9457 has it. The one place where an error becomes bytes.</summary>
public static class ProblemWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    // Titles are to be read by people. Sent as JSON that no browser may take for anything else, markup in a field's name stays text.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a problem.</summary>
    /// <param name="context">The request that ends with it; nothing of the answer may have been sent.</param>
    /// <param name="code">What is wrong.</param>
    /// <param name="field">Where; null for the whole.</param>
    /// <param name="errors">Each error, where there are several.</param>
    public static async Task WriteAsync(HttpContext context, ProblemCode code, string? field = null, ImmutableArray<ProblemError> errors = default)
    {
        var language = Language.Of(context.Request);
        var response = context.Response;
        response.StatusCode = code.Status;
        response.ContentType = MediaType;
        response.Headers.ContentLanguage = language;
        response.Headers.Append("Vary", "Accept-Language");
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        var bytes = Bytes(code, field, errors.IsDefault ? [] : errors, language, context.TraceIdentifier);
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Bytes(ProblemCode code, string? field, ImmutableArray<ProblemError> errors, string language, string traceId)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", $"/api/problems#{code.Code}");
            json.WriteString("title", code.Title(language));
            json.WriteNumber("status", code.Status);
            json.WriteString("code", code.Code);
            if (field is not null)
                json.WriteString("field", field);
            if (!errors.IsEmpty)
            {
                json.WriteStartArray("errors");
                foreach (var error in errors)
                    Write(json, error, language);
                json.WriteEndArray();
            }
            json.WriteString("traceId", traceId);
            json.WriteEndObject();
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, ProblemError error, string language)
    {
        json.WriteStartObject();
        json.WriteString("code", error.Code.Code);
        if (error.Field is not null)
            json.WriteString("field", error.Field);
        json.WriteString("title", error.Code.Title(language));
        if (error.Detail is not null)
            json.WriteString("detail", error.Detail);
        json.WriteEndObject();
    }
}
