using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Records;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Records;

public sealed class RetentionTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R25_What_happened_is_kept_for_six_months_and_longer_and_goes_by_schedule_alone(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var desk = office.Desk;
        var sent = await office.RunAsync(await desk.OpenedAsync("friplads/full.json"));
        await desk.Store.AppendAccessAsync(new AccessRow(desk.Clock.Now, Desk.Anna.Key, sent.Id, "case", null));

        desk.Clock.Now = desk.Clock.Now.AddMonths(6);
        await office.RunAsync(sent);
        Assert.Equal(RefusalCode.WrongState, await desk.RefusalAsync(sent, new DisposeCase(), Actor.System));
        Assert.DoesNotContain(await desk.Cases.HistoryAsync(sent.Id), happened => happened.Payload is null);
        Assert.Single(await desk.Store.AccessesAsync(sent.Id, 0, 10));
        Assert.NotNull(await Receipt.Of(desk.Cases, sent.InForce!.Id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R25_Disposal_takes_what_is_personal_and_leaves_the_chain_verifiable(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var office = await Office.OpenAsync(database);
        var desk = office.Desk;
        var sent = await office.RunAsync(await desk.OpenedAsync("friplads/full.json"));
        await desk.Store.AppendAccessAsync(new AccessRow(desk.Clock.Now, Desk.Anna.Key, sent.Id, "case", null));

        desk.Clock.Now = desk.Clock.Now.AddYears(desk.Cases.Policy.RetentionYears).AddDays(1);
        var disposed = await office.RunAsync(sent);

        Assert.Equal(CaseState.Disposed, disposed.State);
        Assert.True((await desk.Store.VerifyAsync()).IsIntact);
        Assert.Single(await desk.Cases.HistoryAsync(sent.Id), happened => happened.Payload is not null);
        var replayed = await Replay.RunAsync(desk.Store);
        Assert.Equal((0, 1, true), (replayed.Decisions, replayed.Disposed, replayed.Holds));
        Assert.Null(await Receipt.Of(desk.Cases, sent.InForce!.Id));
        Assert.Null(await AccessPackage.MakeAsync(desk.Store, sent.Id, new AccessRequest(Desk.Lawyer.Key, desk.Clock.Now, "Aktindsigt")));
        Assert.Single(await desk.Store.AccessesAsync(sent.Id, 0, 10));
    }
}
