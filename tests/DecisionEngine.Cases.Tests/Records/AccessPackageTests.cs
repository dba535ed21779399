using System.IO.Compression;
using System.Text;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Records;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Records;

public sealed class AccessPackageTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R11_R19_Everything_in_a_case_is_there_and_that_it_was_automated(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var sent = await office.RunAsync(await office.Desk.OpenedAsync("friplads/full.json"));

        var package = (await MakeAsync(office.Desk, sent.Id))!;

        var names = package.Files.Select(file => file.Name).ToList();
        var decision = sent.InForce!.Id;
        foreach (var name in new[] { "index.da.html", "index.en.html", "facts.json", "events.json", "access-log.json", $"decisions/{decision}/trace.json", $"decisions/{decision}/rates.json", $"decisions/{decision}/receipt.json", $"decisions/{decision}/explanation.da.json" })
        {
            Assert.Contains(name, names);
        }

        Assert.Contains(names, name => name.StartsWith("rules/friplads-1-", StringComparison.Ordinal));
        Assert.Contains(names, name => name.EndsWith("-decision/letter.html", StringComparison.Ordinal));
        Assert.Equal(names.Count, names.Distinct().Count());
        var (danish, english) = (Text(package, "index.da.html"), Text(package, "index.en.html"));
        Assert.Contains("truffet automatisk af regler", danish, StringComparison.Ordinal);
        Assert.Contains("made automatically by rules", english, StringComparison.Ordinal);
        Assert.Contains("the register eIndkomst", english, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"", Text(package, $"decisions/{decision}/rates.json"), StringComparison.Ordinal);
        Assert.True(ReceiptVerifier.Verify(package.Files.First(file => file.Name.EndsWith("receipt.json", StringComparison.Ordinal)).Bytes.Span).Holds);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task That_it_was_handed_out_stands_in_the_access_log_and_in_itself(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var opened = await desk.OpenedAsync("friplads/full.json");

        var package = (await MakeAsync(desk, opened.Id))!;

        var access = Assert.Single(await desk.Store.AccessesAsync(opened.Id, 0, 10)).Access;
        Assert.Equal(("legal:legal", AccessPackage.What, "Aktindsigt"), (access.Actor, access.What, access.Reason));
        Assert.Contains("Aktindsigt", Text(package, "access-log.json"), StringComparison.Ordinal);
        Assert.Contains("Aktindsigt", Text(package, "index.da.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protected_address_is_in_none_of_its_files()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var desk = await Desk.OpenAsync(database);
        var party = new Party(Desk.Amina.Id, "Amina Yusuf", "Skjulvej 17, 9999 Eksempelby", true, true);
        var opened = Desk.Happy(await desk.Cases.OpenAsync(new Open("friplads", party, null, "web", "da", Desk.Sample("friplads/full.json")), Desk.Amina));

        var package = (await MakeAsync(desk, opened.Id))!;

        Assert.DoesNotContain(package.Files, file => Encoding.UTF8.GetString(file.Bytes.Span).Contains("Skjulvej", StringComparison.Ordinal));
        Assert.Contains("The address is protected", Text(package, "index.en.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_not_decided_says_so_and_names_its_facts()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var desk = await Desk.OpenAsync(database);
        var opened = await desk.OpenedAsync("friplads/refused.json");

        var package = (await MakeAsync(desk, opened.Id))!;

        Assert.Contains("No decision has been made.", Text(package, "index.en.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("householdIncome", Text(package, "index.en.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_not_handed_out_and_not_noted()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var desk = await Desk.OpenAsync(database);

        Assert.Null(await MakeAsync(desk, "nothing"));
        Assert.Empty(await desk.Store.AccessesAsync("nothing", 0, 10));
    }

    [Fact]
    public async Task It_is_written_as_a_folder_or_a_zip_with_the_same_files()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var desk = await Desk.OpenAsync(database);
        var package = (await MakeAsync(desk, (await desk.OpenedAsync("friplads/full.json")).Id))!;
        var folder = Path.Combine(database.Folder, "package");

        package.WriteTo(folder);
        using var bytes = new MemoryStream();
        package.WriteZip(bytes, desk.Clock.Now);

        using var zip = new ZipArchive(bytes);
        Assert.Equal(package.Files.Select(file => file.Name), zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(package.Files.Length, Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);
        Assert.Throws<IOException>(() => package.WriteTo(folder));
    }

    [Fact]
    public void Every_event_of_a_case_has_words_in_both_languages()
    {
        var types = typeof(CaseEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CaseEvent)))
            .Select(type => EventJson.All.Single(name => name.Replace("-", "", StringComparison.Ordinal).Equals(type.Name, StringComparison.OrdinalIgnoreCase)));

        Assert.All(types, type => Assert.True(AccessWords.For("da").Events.ContainsKey(type) && AccessWords.For("en").Events.ContainsKey(type), type));
    }

    private static Task<AccessPackage?> MakeAsync(Desk desk, string caseId) =>
        AccessPackage.MakeAsync(desk.Store, caseId, new AccessRequest(Desk.Lawyer.Key, desk.Clock.Now, "Aktindsigt"), Desk.Rules);

    private static string Text(AccessPackage package, string name) => System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(package.Files.Single(file => file.Name == name).Bytes.Span));
}
