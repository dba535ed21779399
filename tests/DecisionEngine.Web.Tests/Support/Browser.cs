using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace DecisionEngine.Web.Tests.Support;

/// <summary>
/// Keeps cookies as a browser does and follows nothing by itself. As browsers do, it takes this machine for a safe place: it sends secure cookies
/// there over plain http.
/// </summary>
public sealed partial class Browser(Uri address) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>The cookies it holds, by host and name.</summary>
    public SortedDictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>Every Set-Cookie it was sent.</summary>
    public List<string> WasSent { get; } = [];

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var site = request.RequestUri!.Authority + " ";
        var cookies = Cookies.Where(cookie => cookie.Key.StartsWith(site, StringComparison.Ordinal)).Select(cookie => $"{cookie.Key[site.Length..]}={cookie.Value}").ToList();
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies));
        var response = await client.SendAsync(request);
        foreach (var line in response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
            Keep(site, line);
        return response;
    }

    /// <summary>Follows redirects, over to other hosts as well, until there is an answer.</summary>
    public async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage response)
    {
        for (var steps = 0; response.Headers.Location is { } location; steps++)
        {
            Assert.True(steps < 10, "Round and round.");
            response = await GetAsync(new Uri(response.RequestMessage!.RequestUri!, location).AbsoluteUri);
        }
        return response;
    }

    /// <summary>Sends a form, with the proof that the page before it gave.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(page);
        return await SendAsync(HttpMethod.Post, action, new FormUrlEncodedContent(
            fields.Append((Name: "__RequestVerificationToken", Value: token)).Select(field => KeyValuePair.Create(field.Name, field.Value))));
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json, params (string Name, string Value)[] headers) => PostAsync(path, Json(json), headers);

    /// <summary>Sends a body as a script of our own pages does: with the proof in a header.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent content, params (string Name, string Value)[] headers) =>
        await SendAsync(HttpMethod.Post, path, content, [.. headers, ("X-Antiforgery", await TokenAsync("/sign-in"))]);

    public async Task BeAsync(string persona)
    {
        var response = await SubmitAsync("/sign-in", "/sign-in/persona", ("persona", persona));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    public static StringContent Json(string json) => new(json, new MediaTypeHeaderValue("application/json"));

    public void Dispose() => client.Dispose();

    public async Task<string> TokenAsync(string page) => Token().Match(await (await GetAsync(page)).Content.ReadAsStringAsync()).Groups[1].Value;

    private void Keep(string site, string line)
    {
        WasSent.Add(line);
        var pair = line.Split(';')[0];
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            Cookies.Remove(site + pair[..equals]);
        else
            Cookies[site + pair[..equals]] = pair[(equals + 1)..];
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
