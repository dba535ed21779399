using System.Text.Json.Nodes;

namespace DecisionEngine.Web.Tests.Api.Cases;

public sealed class JourneyTests(CaseHost shared) : IClassFixture<CaseHost>
{
    [Fact]
    public async Task A_whole_grant_is_decided_by_the_rules_and_the_party_learns_nothing_of_it_before_it_is_sent()
    {
        var id = await shared.OpenedAsync("friplads/full.json");
        using var amina = await shared.AsAsync("amina");
        using var karen = await shared.AsAsync("karen");

        var hers = await amina.SeeAsync($"/api/v1/cases/{id}");
        var worked = await karen.SeeAsync($"/api/v1/cases/{id}");

        Assert.Equal("inProgress", (string?)hers["state"]);
        Assert.Empty(hers["decisions"]!.AsArray());
        Assert.Null(hers["work"]);
        Assert.Equal("issued", (string?)worked["state"]);
        Assert.Equal("rules", (string?)worked["decisions"]![0]!["authorship"]);
    }

    [Fact]
    public async Task A_refusal_waits_in_the_queue_until_somebody_takes_it_and_answers_every_reason()
    {
        var id = await shared.OpenedAsync("friplads/refused.json");
        using var karen = await shared.AsAsync("karen");

        var queue = await karen.SeeAsync("/api/v1/queue?free=true&kind=review&take=100");
        Assert.Contains("øverst", (string?)queue["order"], StringComparison.Ordinal);
        var waiting = queue["items"]!.AsArray().Single(item => (string?)item!["caseId"] == id)!;
        await karen.DoAsync($"/api/v1/cases/{id}/claim");
        await (await karen.PostAsync($"/api/v1/cases/{id}/conclusion", new JsonObject { ["reason"] = "Reglerne er klare.", ["answers"] = new JsonArray() }))
            .IsProblemAsync(422, "review.flag-unanswered");
        var answers = waiting["reasons"]!.AsArray().Select(reason => (JsonNode)new JsonObject { ["code"] = (string)reason!, ["sentence"] = "Set efter i sagen." });
        var concluded = await karen.DoAsync($"/api/v1/cases/{id}/conclusion", new JsonObject { ["reason"] = "Reglerne er klare.", ["answers"] = new JsonArray([.. answers]) });

        Assert.Equal("issued", (string?)concluded["state"]);
        Assert.Equal("Karen, caseworker", (string?)(await karen.SeeAsync($"/api/v1/cases/{id}"))["decisions"]![0]!["decidedBy"]);
    }
}
