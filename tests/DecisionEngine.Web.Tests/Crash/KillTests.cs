using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using DecisionEngine.Cases;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Cases.Tests.Storage;

namespace DecisionEngine.Web.Tests.Crash;

/// <summary>The host is killed at random under load. <c>CRASHES=50</c> kills it so often on each store; three times otherwise.</summary>
public sealed class KillTests
{
    private const int Clients = 4;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CRASHES") ?? "3", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Whatever_was_acknowledged_before_a_kill_is_there_after_it_and_every_letter_goes_out_once(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var folder = Path.Combine(database.Folder, "host");
        string[] settings = kind == "SQLite" ? [] : ["DecisionEngine:Storage:Provider=postgresql", $"DecisionEngine:Storage:ConnectionString={database.Options.OwnerConnectionString}"];
        var acknowledged = new ConcurrentBag<string>();
        var chance = new Random(20260601);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await KilledHost.StartAsync(folder, settings);
            using var stop = new CancellationTokenSource();
            var clients = Enumerable.Range(0, Clients).Select(_ => HandInAsync(host.Address, acknowledged, stop.Token)).ToList();
            var enough = acknowledged.Count + 1 + chance.Next(40);
            while (acknowledged.Count < enough)
                await Task.Delay(chance.Next(1, 20));
            await host.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(clients);
        }

        await using (var host = await KilledHost.StartAsync(folder, settings))
        {
            await AllLettersAsync(host, folder, acknowledged);
        }

        await using var store = await Store.OpenAsync(
            new StoreOptions { ConnectionString = kind == "SQLite" ? $"Data Source={Path.Combine(folder, "cases.db")}" : database.Options.OwnerConnectionString! }, TimeProvider.System);
        Assert.True((await store.VerifyAsync()).IsIntact);
        foreach (var id in acknowledged)
        {
            var @case = CaseDesk.Fold(id, await store.ReadStreamAsync(CaseDesk.StreamOf(id)));
            Assert.All(@case.Letters, letter => Assert.True(letter.SentAt is not null, $"{letter.Id} has not gone out."));
        }

        await ReceivedAreKnownAsync(store, folder);
    }

    private static async Task HandInAsync(Uri address, ConcurrentBag<string> acknowledged, CancellationToken stop)
    {
        try
        {
            using var browser = new Browser(address);
            await browser.BeAsync("amina");
            var proof = await browser.TokenAsync("/sign-in");
            var body = CaseHost.Application("friplads/full.json").ToJsonString();
            while (!stop.IsCancellationRequested)
            {
                var answer = await browser.SendAsync(HttpMethod.Post, "/api/v1/cases", Browser.Json(body), ("Idempotency-Key", Guid.NewGuid().ToString("N")), ("X-Antiforgery", proof));
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                acknowledged.Add((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(stop))!["id"]!);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            // The host was killed: what was not answered may or may not be there.
        }
    }

    private static async Task AllLettersAsync(KilledHost host, string folder, IReadOnlyCollection<string> cases)
    {
        Assert.NotNull(host);
        var letters = Path.Combine(folder, "letters");
        for (var look = 0; look < 1_500; look++)
        {
            var sent = Directory.Exists(letters) ? Directory.GetDirectories(letters).Select(path => Path.GetFileName(path)).ToList() : [];
            if (cases.All(id => sent.Any(letter => letter.StartsWith(id, StringComparison.Ordinal))))
            {
                // Sent is not yet written down.
                await Task.Delay(3_000);
                return;
            }

            await Task.Delay(200);
        }

        Assert.Fail("Not every letter went out.");
    }

    /// <summary>The receiver has each letter once, by its id, and no letter the record does not know.</summary>
    private static async Task ReceivedAreKnownAsync(Store store, string folder)
    {
        var known = new HashSet<string>();
        await foreach (var happened in store.ReadAllAsync(0))
        {
            if (happened.Type == EventJson.NameOf<LetterPrepared>())
                known.Add(EventJson.Read<LetterPrepared>(happened.Type, happened.Payload!.Value).LetterId);
        }

        Assert.Subset(known, Directory.GetDirectories(Path.Combine(folder, "letters")).Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith('.')).ToHashSet());
    }
}
