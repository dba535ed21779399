using System.Collections.Immutable;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Cases.Tests.Storage;

namespace DecisionEngine.Cases.Tests.Support;

/// <summary>A desk with the work that is due: letters into a folder, payments into another.</summary>
internal sealed class Office : IAsyncDisposable
{
    public static readonly Policy Paid = Desk.Unsampled with
    {
        PaidAmounts = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("friplads", ["subsidy", "siblingDiscount", "refund"]).Add("flyttehjaelp", ["grant"]),
    };

    private Office(Desk desk, string folder, ILetterChannel channel)
    {
        Desk = desk;
        Letters = Path.Combine(folder, "letters");
        Payments = Path.Combine(folder, "payments");
        Posting = new Posting(desk.Cases, channel, DeliveryRules.Default, new byte[32]);
        Work = new DueWork(desk.Cases, Posting, new Paying(desk.Cases, new PaymentFolder(Payments, desk.Clock)), "node-1");
    }

    public Desk Desk { get; }

    public Posting Posting { get; }

    public DueWork Work { get; }

    public string Letters { get; }

    public string Payments { get; }

    public static async Task<Office> OpenAsync(TestDatabase database, Func<ILetterChannel, ILetterChannel>? through = null)
    {
        var desk = await Desk.OpenAsync(database, Paid);
        ILetterChannel channel = new FolderChannel(Path.Combine(database.Folder, "letters"), desk.Clock);
        return new Office(desk, database.Folder, through?.Invoke(channel) ?? channel);
    }

    public async Task<Case> RunAsync(Case @case)
    {
        await Work.RunAsync((DueRow due, Exception failure) => Assert.Fail($"{due}: {failure}"));
        return (await Desk.Cases.ReadAsync(@case.Id))!;
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
