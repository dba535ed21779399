namespace DecisionEngine.Web.Tests.Problems;

public sealed class ProblemTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    [Fact]
    public async Task A_problem_is_said_in_Danish_by_default()
    {
        using var browser = shared.Host.Browse();
        var response = await browser.GetAsync("/probe/nowhere");

        Assert.Equal(["da"], response.Content.Headers.ContentLanguage);
        Assert.Equal("""
            {
              "type": "/api/problems#not-found",
              "title": "Det findes ikke her.",
              "status": 404,
              "code": "not-found"
            }
            """, (await response.IsProblemAsync(404, "not-found")).Pinned());
    }

    [Theory]
    [InlineData("en", "It is not to be found here.")]
    [InlineData("en-GB,da;q=0.5", "It is not to be found here.")]
    [InlineData("da,en;q=0.9", "Det findes ikke her.")]
    [InlineData("de, en;q=0.4", "It is not to be found here.")]
    [InlineData("en;q=0, da", "Det findes ikke her.")]
    [InlineData("no such thing;;", "Det findes ikke her.")]
    public async Task A_problem_is_said_in_the_language_asked_for(string asked, string title)
    {
        using var browser = shared.Host.Browse();

        var problem = await (await browser.GetAsync("/probe/nowhere", ("Accept-Language", asked))).IsProblemAsync(404, "not-found");

        Assert.Equal(title, (string?)problem["title"]);
    }

    [Fact]
    public async Task A_fault_tells_nothing_but_where_to_look_for_it()
    {
        using var browser = shared.Host.Browse();

        Assert.Equal("""
            {
              "type": "/api/problems#server.fault",
              "title": "Something went wrong on our side. Quote traceId if you write to us.",
              "status": 500,
              "code": "server.fault"
            }
            """, (await (await browser.GetAsync("/probe/fault", ("Accept-Language", "en"))).IsProblemAsync(500, "server.fault")).Pinned());
    }

    [Fact]
    public async Task Everything_wrong_with_a_body_is_said_at_once()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        var response = await browser.PostAsync("/probe/body", """{"name":null,"count":17}""", ("Accept-Language", "en"));

        Assert.Equal("""
            {
              "type": "/api/problems#request.invalid",
              "title": "There are errors in the request.",
              "status": 400,
              "code": "request.invalid",
              "errors": [
                {
                  "code": "field.invalid",
                  "field": "count",
                  "title": "The field cannot be read."
                },
                {
                  "code": "field.required",
                  "field": "name",
                  "title": "The field is missing."
                }
              ]
            }
            """, (await response.IsProblemAsync(400, "request.invalid")).Pinned());
    }

    [Theory]
    [InlineData("""{"name":"a","count":"two"}""", "count")]
    [InlineData("""{"name":"a","count":1,"more":2}""", "more")]
    [InlineData("""{"name":"a","count":1,"inner":[{"name":"b","count":"two"}]}""", "inner[0].count")]
    [InlineData("""{"name":"a"}""", null)]
    public async Task A_field_that_does_not_fit_is_named(string body, string? field)
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        var problem = await (await browser.PostAsync("/probe/body", body)).IsProblemAsync(400, "request.invalid");

        Assert.Equal(field, (string?)problem["errors"]![0]!["field"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nothing of the kind")]
    public async Task A_body_that_is_no_JSON_is_refused(string body)
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");
        var response = await browser.PostAsync("/probe/body", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("request.", (string)(await response.JsonAsync())["code"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_does_not_fit_is_refused_before_anybody_asks_who_it_is()
    {
        using var browser = shared.Host.Browse();

        await (await browser.SendAsync(HttpMethod.Delete, "/probe/citizen")).IsProblemAsync(405, "request.method");
        await (await browser.SendAsync(HttpMethod.Delete, "/api/v1/me")).IsProblemAsync(405, "request.method");
    }

    [Fact]
    public async Task A_media_type_that_is_not_understood_is_refused()
    {
        using var browser = await shared.Host.BrowseAsAsync("karen");

        await (await browser.PostAsync("/probe/body", new StringContent("<a/>", System.Text.Encoding.UTF8, "application/xml"))).IsProblemAsync(415, "request.media-type");
    }

    [Fact]
    public async Task Every_problem_code_is_listed()
    {
        using var browser = shared.Host.Browse();
        var list = System.Text.Json.Nodes.JsonNode.Parse(await (await browser.GetAsync("/api/problems")).Content.ReadAsStringAsync())!.AsArray();

        Assert.Equal(DecisionEngine.Web.Problems.ProblemCodes.All.Length + DecisionEngine.Web.Api.Cases.CaseProblems.All.Length, list.Count);
        Assert.Contains(list, item => (string?)item!["code"] == "version.conflict" && (int?)item["status"] == 412);
    }
}
