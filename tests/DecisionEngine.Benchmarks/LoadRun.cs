using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DecisionEngine.Benchmarks;

/// <summary>
/// Cases handed in over HTTP – read, decided, explained and recorded – beside an endpoint in the same process that inserts one row of 4 KB
/// with one durable commit for each request. Both are asked in turn, by the same clients.
/// </summary>
internal static partial class LoadRun
{
    private const int Rounds = 3;

    public static async Task RunAsync(int seconds, int connections)
    {
        foreach (var kind in new[] { "SQLite", "PostgreSQL" })
        {
            var folder = Directory.CreateTempSubdirectory("load-").FullName;
            try
            {
                await RunAsync(kind, folder, TimeSpan.FromSeconds(seconds), connections);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task RunAsync(string kind, string folder, TimeSpan time, int connections)
    {
        string[] storage = [];
        if (kind == "PostgreSQL")
        {
            var cluster = await PostgresCluster.GetAsync();
            var name = await cluster.CreateDatabaseAsync();
            storage =
            [
                "--DecisionEngine:Storage:Provider=postgresql",
                $"--DecisionEngine:Storage:ConnectionString={cluster.ConnectionString(name, PostgresCluster.Application)}",
                $"--DecisionEngine:Storage:OwnerConnectionString={cluster.ConnectionString(name, PostgresCluster.Owner)}",
            ];
            await RunAsync(kind, storage, folder, await BareEndpoint.StartOnPostgresAsync(cluster.ConnectionString(name, PostgresCluster.Owner)), time, connections);
            return;
        }

        await RunAsync(kind, storage, folder, await BareEndpoint.StartOnSqliteAsync(Path.Combine(folder, "bare.db")), time, connections);
    }

    private static async Task RunAsync(string kind, string[] storage, string folder, WebApplication bare, TimeSpan time, int connections)
    {
        await using var product = Composition.Build(
            [
                "--environment=Development", "--urls=http://127.0.0.1:0", $"--DecisionEngine:DataFolder={Path.Combine(folder, "host")}", "--DecisionEngine:Jobs=0",
                "--DecisionEngine:Policy:SampleShare=0", "--DecisionEngine:Limits:PerPerson=1000000", "--DecisionEngine:Limits:PerAddress=1000000", .. storage,
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(new InTwentyTwentyFour());
            });
        await product.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = connections });
        var (cookies, proof) = await SignInAsync(client, AddressOf(product));
        var application = Encoding.UTF8.GetBytes(Application().ToJsonString());
        var row = Encoding.UTF8.GetBytes(new string('x', 4096));
        HttpRequestMessage HandIn()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(AddressOf(product), "/api/v1/cases")) { Content = Json(application) };
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
            request.Headers.Add("X-Antiforgery", proof);
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
            return request;
        }

        HttpRequestMessage Insert() => new(HttpMethod.Post, new Uri(AddressOf(bare), "/bare")) { Content = Json(row) };

        await AskAsync(client, Insert, TimeSpan.FromSeconds(3), connections);
        await AskAsync(client, HandIn, TimeSpan.FromSeconds(5), connections);
        for (var round = 1; round <= Rounds; round++)
        {
            var simple = await AskAsync(client, Insert, time, connections);
            var whole = await AskAsync(client, HandIn, time, connections);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind,-10} round {round}: row of 4 KB {simple.PerSecond,7:0}/s p99 {simple.P99,6:0.0} ms; case handed in, decided, explained, recorded {whole.PerSecond,7:0}/s p99 {whole.P99,6:0.0} ms; ratio {whole.PerSecond / simple.PerSecond:0.00}"));
        }

        await bare.DisposeAsync();
    }

    private static async Task<(double PerSecond, double P99)> AskAsync(HttpClient client, Func<HttpRequestMessage> make, TimeSpan time, int connections)
    {
        var all = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (all.Elapsed < time)
            {
                var start = Stopwatch.GetTimestamp();
                using var request = make();
                using var answer = await client.SendAsync(request);
                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                }

                await answer.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return own;
        })));
        var sorted = times.SelectMany(each => each).Order().ToList();
        return (sorted.Count / all.Elapsed.TotalSeconds, sorted[(int)(sorted.Count * 0.99)]);
    }

    private static JsonObject Application() => new()
    {
        ["caseType"] = "friplads",
        ["party"] = new JsonObject { ["name"] = "Amina Yusuf" },
        ["facts"] = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "samples", "friplads", "full.json"))),
    };

    private static async Task<(string Cookies, string Proof)> SignInAsync(HttpClient client, Uri address)
    {
        var cookies = new Dictionary<string, string>();
        async Task<string> AskAsync(HttpRequestMessage request)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var answer = await client.SendAsync(request);
            foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
            {
                var pair = line.Split(';')[0].Split('=', 2);
                cookies[pair[0]] = pair[1];
            }

            return Token().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
        }

        var page = new Uri(address, "/sign-in");
        var token = await AskAsync(new HttpRequestMessage(HttpMethod.Get, page));
        await AskAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/sign-in/persona"))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("persona", "amina")]),
        });
        var proof = await AskAsync(new HttpRequestMessage(HttpMethod.Get, page));
        return (string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")), proof);
    }

    private static Uri AddressOf(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>A clock that goes as ours does, on the day the sample's facts are fresh.</summary>
    private sealed class InTwentyTwentyFour : TimeProvider
    {
        private static readonly DateTimeOffset Start = new(2024, 3, 15, 10, 0, 0, TimeSpan.Zero);

        private readonly DateTimeOffset begun = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Start + (DateTimeOffset.UtcNow - begun);
    }
}
