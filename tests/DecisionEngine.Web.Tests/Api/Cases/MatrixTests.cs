using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Tests.Api.Cases;

/// <summary>Every action of the description on a case, as everybody.</summary>
public sealed class MatrixTests(CaseHost shared) : IClassFixture<CaseHost>
{
    [Theory]
    [InlineData("bent", 404, 403)]
    [InlineData("yrsa", 403, 404)]
    [InlineData("lise", 403, 403)]
    [InlineData("intake-elsewhere", 401, 401)]
    public async Task A_stranger_reaches_no_action_of_a_case_and_changes_nothing(string persona, int status, int orElse)
    {
        var id = await shared.OpenedAsync("friplads/refused.json");
        var before = (await (await shared.DeskAsync()).ReadAsync(id))!.Version;
        using var stranger = persona == "intake-elsewhere" ? new Caller(shared, shared.Host.Browse()) : await shared.AsAsync(persona);
        foreach (var (method, path, body) in await ActionsAsync(id))
        {
            var answer = method == "get" ? await stranger.GetAsync(path) : await stranger.PostAsync(path, body);
            Assert.True((int)answer.StatusCode == status || (int)answer.StatusCode == orElse, $"{method} {path} as {persona}: {(int)answer.StatusCode}");
        }

        Assert.Equal(before, (await (await shared.DeskAsync()).ReadAsync(id))!.Version);
    }

    [Theory]
    [InlineData("amina")]
    [InlineData("karen")]
    [InlineData("tove")]
    [InlineData("jens")]
    [InlineData("intake")]
    public async Task No_action_fails_whoever_asks_and_however_the_case_stands(string persona)
    {
        foreach (var file in new[] { "friplads/refused.json", "friplads/full.json" })
        {
            var id = await shared.OpenedAsync(file);
            using var somebody = await shared.AsAsync(persona);
            foreach (var (method, path, body) in await ActionsAsync(id))
            {
                var answer = method == "get" ? await somebody.GetAsync(path) : await somebody.PostAsync(path, body);
                Assert.True((int)answer.StatusCode < 500, $"{method} {path} as {persona}: {(int)answer.StatusCode}");
            }
        }
    }

    private async Task<IReadOnlyList<(string Method, string Path, JsonNode? Body)>> ActionsAsync(string id)
    {
        using var anybody = shared.Host.Browse();
        var document = await (await anybody.GetAsync("/openapi/v1.json")).JsonAsync();
        var actions = document["paths"]!.AsObject()
            .Where(path => path.Key.StartsWith("/api/v1/cases/", StringComparison.Ordinal) || path.Key.StartsWith("/api/v1/decisions/", StringComparison.Ordinal))
            .SelectMany(path => path.Value!.AsObject().Select(action => (
                action.Key,
                path.Key.Replace("{id}", path.Key.Contains("decisions/{id}", StringComparison.Ordinal) ? id + "-d1" : id, StringComparison.Ordinal),
                action.Value!["requestBody"]?["content"]?["application/json"]?["example"]?.DeepClone())))
            .ToList();
        Assert.True(actions.Count > 25);
        return actions;
    }
}
