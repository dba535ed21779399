namespace DecisionEngine.Web.Tests.Api.Cases;

public sealed class SightTests(CaseHost shared) : IClassFixture<CaseHost>
{
    [Fact]
    public async Task A_protected_address_is_shown_to_nobody_and_every_look_is_logged()
    {
        var id = await shared.OpenedAsync("friplads/refused.json");
        foreach (var persona in new[] { "amina", "karen", "tove", "jens", "intake" })
        {
            using var somebody = await shared.AsAsync(persona);
            var answer = await somebody.GetAsync($"/api/v1/cases/{id}", ("Access-Reason", "Revision af sagen."));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(CaseHost.SecretAddress, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var looks = await (await shared.DeskAsync()).Store.AccessesAsync(id, 0, 100);
        Assert.Equal(5, looks.Length);
        Assert.Equal("Revision af sagen.", looks.Single(look => look.Access.Actor == "legal:jens").Access.Reason);
    }

    [Fact]
    public async Task Legal_staff_see_a_case_without_who_it_is_about_unless_they_say_why()
    {
        var id = await shared.OpenedAsync("friplads/refused.json");
        using var jens = await shared.AsAsync("jens");

        var hidden = await (await jens.GetAsync($"/api/v1/cases/{id}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("Amina", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Alba", hidden, StringComparison.Ordinal);
        Assert.Contains("62000", hidden, StringComparison.Ordinal);
        Assert.Contains("Amina", await (await jens.GetAsync($"/api/v1/cases/{id}", ("Access-Reason", "Klagesag 17."))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await (await jens.GetAsync($"/api/v1/cases/{id}", ("Access-Reason", "kort"))).IsProblemAsync(422, "access.reason");
    }

    [Fact]
    public async Task A_decision_that_is_not_sent_is_not_there_for_its_party()
    {
        var id = await shared.OpenedAsync("friplads/full.json");
        using var amina = await shared.AsAsync("amina");
        using var karen = await shared.AsAsync("karen");

        Assert.Equal("[]", await (await amina.GetAsync($"/api/v1/cases/{id}/decisions")).Content.ReadAsStringAsync());
        foreach (var address in new[] { "", "/letter.html", "/letter.txt" })
            await (await amina.GetAsync($"/api/v1/decisions/{id}-d1{address}")).IsProblemAsync(404, "not-found");
        Assert.NotNull((await karen.SeeAsync($"/api/v1/decisions/{id}-d1"))["explanation"]);
    }
}
