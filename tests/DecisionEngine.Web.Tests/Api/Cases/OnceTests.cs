namespace DecisionEngine.Web.Tests.Api.Cases;

public sealed class OnceTests(CaseHost shared) : IClassFixture<CaseHost>
{
    [Fact]
    public async Task A_repeat_made_from_the_version_the_first_was_made_from_is_answered_as_the_first()
    {
        var id = await shared.OpenedAsync("friplads/refused.json");
        using var karen = await shared.AsAsync("karen");
        var first = await karen.PostAsync($"/api/v1/cases/{id}/claim", null, "the-same-key", 2);
        var second = await karen.PostAsync($"/api/v1/cases/{id}/claim", null, "the-same-key", 2);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(3, (await (await shared.DeskAsync()).ReadAsync(id))!.Version);
    }

    [Fact]
    public async Task A_change_made_from_an_older_version_is_refused_and_told_the_current_one()
    {
        var id = await shared.OpenedAsync("friplads/refused.json");
        using var karen = await shared.AsAsync("karen");
        var answer = await karen.PostAsync($"/api/v1/cases/{id}/claim", null, null, 1);

        await answer.IsProblemAsync(412, "version.conflict");
        Assert.Equal("\"2\"", answer.Headers.ETag?.Tag);
    }
}
