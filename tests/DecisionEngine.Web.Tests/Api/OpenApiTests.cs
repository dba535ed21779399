using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Tests.Api;

public sealed class OpenApiTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    [Fact]
    public async Task The_description_says_who_may_by_which_headers_with_which_problems_and_by_example()
    {
        var document = await DocumentAsync();
        var once = document["paths"]!["/probe/once"]!["post"]!;
        var version = document["paths"]!["/probe/version"]!["post"]!;
        var me = document["paths"]!["/api/v1/me"]!["get"]!;

        Assert.Equal("Idempotency-Key", (string?)Assert.Single(once["parameters"]!.AsArray())!["name"]);
        Assert.Equal(["200", "400", "401", "403", "413", "422", "429"], once["responses"]!.AsObject().Select(response => response.Key).Order(StringComparer.Ordinal));
        Assert.Equal("If-Match", (string?)Assert.Single(version["parameters"]!.AsArray())!["name"]);
        Assert.Equal("header", (string?)version["parameters"]![0]!["in"]);
        Assert.Contains("412", version["responses"]!.AsObject().Select(response => response.Key));
        Assert.Equal("intake", (string?)me["responses"]!["200"]!["content"]!["application/json"]!["example"]!["id"]);
        Assert.Equal("signin.required", (string?)me["responses"]!["401"]!["content"]!["application/problem+json"]!["examples"]!["signin.required"]!["value"]!["code"]);
        Assert.NotNull(me["security"]![0]!["bearer"]);
        Assert.Null(document["paths"]!["/api/problems"]!["get"]!["security"]);
        Assert.Equal("3", (string?)document["paths"]!["/probe/described"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!["name"]);
        Assert.Contains("version.conflict", (string?)document["paths"]!["/probe/described"]!["post"]!["responses"]!["412"]!["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_reference_in_the_description_leads_somewhere()
    {
        var document = await DocumentAsync();
        var references = Within(document).OfType<JsonObject>().Select(node => (string?)(node["$ref"] as JsonValue)).OfType<string>().Distinct().ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(reference.Split('/')[1..].Aggregate((JsonNode?)document, (node, name) => node?[name])));
        Assert.All(document["paths"]!.AsObject(), path => Assert.All(path.Value!.AsObject(), action => Assert.NotEmpty(action.Value!["responses"]!.AsObject())));
    }

    [Fact]
    public async Task The_page_is_there_for_everybody_and_loads_nothing_inline_nor_from_elsewhere()
    {
        using var browser = shared.Host.Browse();
        var response = await browser.FollowAsync(await browser.GetAsync("/api"));
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
            response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        foreach (var file in new[] { "swagger-ui.css", "index.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "index.js" })
        {
            Assert.Contains(file, html, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/api/reference/{file}")).StatusCode);
        }
    }

    private async Task<JsonObject> DocumentAsync()
    {
        using var browser = shared.Host.Browse();
        var response = await browser.GetAsync("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }

    private static IEnumerable<JsonNode> Within(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Value).OfType<JsonNode>().SelectMany(Within).Prepend(node),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Within).Prepend(node),
        _ => [node],
    };
}
