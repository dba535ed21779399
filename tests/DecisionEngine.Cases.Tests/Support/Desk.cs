using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Cases.Tests.Publishing;
using DecisionEngine.Cases.Tests.Storage;

namespace DecisionEngine.Cases.Tests.Support;

/// <summary>A case desk on a real store with the shipped rule sets, and the people who come to it.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public static readonly string Root = FindRoot();

    public static readonly RuleBook Rules = RuleBook.Load(Path.Combine(Root, "rules"));

    public static readonly Actor Amina = new(Role.Citizen, "amina", "Amina", []);

    public static readonly Actor Bent = new(Role.Citizen, "bent", "Bent", []);

    public static readonly Actor Anna = new(Role.Caseworker, "anna", "Anna Holm", ["citizen-service"]);

    public static readonly Actor Bo = new(Role.Caseworker, "bo", "Bo Lund", ["citizen-service"]);

    public static readonly Actor Elsewhere = new(Role.Caseworker, "else", "Else Krog", ["other-unit"]);

    public static readonly Actor Lead = new(Role.TeamLead, "lead", "Lise Dam", ["citizen-service"]);

    public static readonly Actor Lawyer = new(Role.Legal, "legal", "Jens Ravn", []);

    private Desk(Store store, CaseDesk cases, TestClock clock)
    {
        Store = store;
        Cases = cases;
        Clock = clock;
    }

    public Store Store { get; }

    public CaseDesk Cases { get; }

    public TestClock Clock { get; }

    public static async Task<Desk> OpenAsync(TestDatabase database, Policy? policy = null)
    {
        var clock = new TestClock(new DateTimeOffset(2024, 3, 15, 10, 0, 0, TimeSpan.Zero));
        var store = await Store.OpenAsync(database.Options, clock);
        var cases = await CaseDesk.OpenAsync(store, Rules, policy ?? Unsampled, [.. Enumerable.Range(0, 32).Select(each => (byte)each)], clock);
        // The rule sets declare shares of their own: without this, one case in fifty would be drawn.
        cases.Draw = (_, share) => share >= 1;
        return new Desk(store, cases, clock);
    }

    /// <summary>Nothing is drawn, so that a test meets only the reasons it is about.</summary>
    public static Policy Unsampled { get; } = new() { SampleShare = 0, FourEyesShare = 0 };

    public static string Sample(string file) => File.ReadAllText(Path.Combine(Root, "samples", file));

    public static Open Application(string facts, string caseType = "friplads", string channel = "web") =>
        new(caseType, new Party(Amina.Id, "Amina Yusuf", null, false, true), null, channel, "da", facts);

    /// <summary>A sample handed in: by the party, or by a caseworker where it holds a caseworker's discretion.</summary>
    public async Task<Case> OpenedAsync(string file) =>
        Happy(await Cases.OpenAsync(Application(Sample(file), file.Split('/')[0]), Sample(file).Contains("considerations", StringComparison.Ordinal) ? Anna : Amina));

    public async Task<Case> DoAsync(Case @case, Command command, Actor actor) => Happy(await Cases.DoAsync(@case.Id, null, command, actor));

    public async Task<string?> RefusalAsync(Case @case, Command command, Actor actor) => (await Cases.DoAsync(@case.Id, null, command, actor)).Refusal?.Code;

    public static Case Happy(DeskResult result)
    {
        Assert.Null(result.Refusal);
        return result.Case!;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DecisionEngine.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
