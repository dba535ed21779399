using System.Text.Json;
using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Tests.Support;

/// <summary>What is asserted of answers again and again.</summary>
public static class Answers
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    /// <summary>The answer is a problem with this status and code, and says what a problem must.</summary>
    public static async Task<JsonObject> IsProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal(status, (int?)problem["status"]);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["traceId"]!);
        return problem;
    }

    /// <summary>The problem without its trace id, laid out.</summary>
    public static string Pinned(this JsonObject problem)
    {
        problem.Remove("traceId");
        return problem.ToJsonString(Readable).ReplaceLineEndings("\n");
    }
}
