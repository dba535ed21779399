using System.Text;
using CsCheck;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Records;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Cases.Tests.Storage;
using DecisionEngine.Cases.Tests.Support;

namespace DecisionEngine.Cases.Tests.Records;

public sealed class ReceiptTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_receipt_of_a_decision_by_the_rules_is_made_again_without_the_record(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var receipt = (await Receipt.Of(desk.Cases, (await desk.OpenedAsync("friplads/full.json")).InForce!.Id))!;

        var verified = ReceiptVerifier.Verify(ReceiptJson.Write(receipt));

        Assert.Empty(verified.Problems);
        Assert.Null(await ReceiptVerifier.AgainstAsync(verified.Receipt!, desk.Store));
        Assert.Equal("rules", verified.Receipt!.Decision.Authorship);
        Assert.NotNull(verified.Receipt.Chain.Payload);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_receipt_of_a_decision_by_a_person_names_them_by_id_and_leaves_out_what_they_wrote(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var desk = await Desk.OpenAsync(database);
        var decided = await DecidedAsync(desk, "friplads/refused.json");
        var file = ReceiptJson.Write((await Receipt.Of(desk.Cases, decided.InForce!.Id))!);

        var verified = ReceiptVerifier.Verify(file);

        Assert.Empty(verified.Problems);
        Assert.Equal("anna", verified.Receipt!.Decision.DecidedBy);
        var text = Encoding.UTF8.GetString(file);
        Assert.DoesNotContain("Anna Holm", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina Yusuf", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Set efter i sagen.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_is_not_there_has_no_receipt()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var desk = await Desk.OpenAsync(database);

        Assert.Null(await Receipt.Of(desk.Cases, "nothing-d1"));
    }

    [Theory]
    [InlineData("friplads/full.json")]
    [InlineData("friplads/refused.json")]
    public async Task Any_byte_that_is_changed_is_found(string sample)
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var desk = await Desk.OpenAsync(database);
        var opened = sample.Contains("full", StringComparison.Ordinal) ? await desk.OpenedAsync(sample) : await DecidedAsync(desk, sample);
        var file = ReceiptJson.Write((await Receipt.Of(desk.Cases, opened.InForce!.Id))!);

        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, difference) =>
            {
                var changed = file.ToArray();
                changed[at] ^= difference;
                return !ReceiptVerifier.Verify(changed).Holds;
            },
            iter: 300);
    }

    [Fact]
    public async Task A_forged_part_is_found_though_the_seal_is_made_anew_and_every_disagreement_is_named()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var desk = await Desk.OpenAsync(database);
        var receipt = (await Receipt.Of(desk.Cases, (await desk.OpenedAsync("friplads/full.json")).InForce!.Id))!;
        var rules = receipt.RuleSet;
        var forged = new (Receipt Receipt, string[] Codes)[]
        {
            (receipt with { Facts = receipt.Facts.Replace("true", "false", StringComparison.Ordinal) }, [ReceiptCode.FactsHash, ReceiptCode.EvaluationHash]),
            (receipt with { RuleSet = rules with { File = rules.File.Replace("\"0\"", "\"1\"", StringComparison.Ordinal) } }, [ReceiptCode.FileHash]),
            (receipt with { RuleSet = rules with { Paths = "[]" } }, [ReceiptCode.PathsHash, ReceiptCode.EvaluationHash]),
            (receipt with { RuleSet = rules with { File = "{}" } }, [ReceiptCode.FileHash, ReceiptCode.RuleSet]),
            (receipt with { Evaluation = receipt.Evaluation with { Hash = new string('0', 64) } }, [ReceiptCode.EvaluationDocument, ReceiptCode.CanonicalHash, ReceiptCode.Payload, ReceiptCode.EvaluationHash]),
            (receipt with { DecidedAt = receipt.DecidedAt.AddDays(1) }, [ReceiptCode.Payload, ReceiptCode.EvaluationHash]),
            (receipt with { Decision = receipt.Decision with { Outcome = "none" } }, [ReceiptCode.Payload, ReceiptCode.Outcome]),
            (receipt with { Documents = receipt.Documents.RemoveAt(2) }, [ReceiptCode.ContentHash, ReceiptCode.Trace]),
            (receipt with { Chain = receipt.Chain with { Event = receipt.Chain.Event with { Sequence = 99 } } }, [ReceiptCode.EventHash]),
            (receipt with { Chain = receipt.Chain with { Payload = "{}" } }, [ReceiptCode.ContentHash]),
        };
        foreach (var (each, codes) in forged)
        {
            var found = ReceiptVerifier.Verify(ReceiptJson.Write(each with { Seal = ReceiptJson.SealOf(each) })).Problems.Select(problem => problem.Code).ToHashSet();
            Assert.DoesNotContain(ReceiptCode.Seal, found);
            Assert.Superset(codes.ToHashSet(), found);
        }
    }

    [Theory]
    [InlineData("", ReceiptCode.Unreadable)]
    [InlineData("null", ReceiptCode.Unreadable)]
    [InlineData("[]", ReceiptCode.Unreadable)]
    [InlineData("{}", ReceiptCode.Unreadable)]
    [InlineData("{\"format\":", ReceiptCode.Unreadable)]
    [InlineData("\u0000", ReceiptCode.Unreadable)]
    public void What_is_no_receipt_is_said_to_be_none(string text, string code)
    {
        var verified = ReceiptVerifier.Verify(Encoding.UTF8.GetBytes(text));

        Assert.Equal(code, Assert.Single(verified.Problems).Code);
    }

    [Fact]
    public void Bytes_of_any_kind_are_answered()
    {
        Gen.Byte.Array[0, 400].Sample(bytes => !ReceiptVerifier.Verify(bytes).Holds, iter: 300);
        Assert.False(ReceiptVerifier.Verify(Encoding.UTF8.GetBytes(new string('[', 100_000))).Holds);
        Assert.Equal(ReceiptCode.TooLarge, Assert.Single(ReceiptVerifier.Verify(new byte[ReceiptJson.MostBytes + 1]).Problems).Code);
    }

    [Fact]
    public async Task Another_version_of_the_format_is_not_guessed_at()
    {
        await using var database = await TestDatabase.CreateAsync("SQLite");
        await using var desk = await Desk.OpenAsync(database);
        var receipt = (await Receipt.Of(desk.Cases, (await desk.OpenedAsync("friplads/full.json")).InForce!.Id))!;

        Assert.Equal(ReceiptCode.Format, Assert.Single(ReceiptVerifier.Verify(ReceiptJson.Write(receipt with { FormatVersion = 2 })).Problems).Code);
    }

    private static async Task<Case> DecidedAsync(Desk desk, string sample)
    {
        var claimed = await desk.DoAsync(await desk.OpenedAsync(sample), new Claim(), Desk.Anna);
        return await desk.DoAsync(claimed, new Conclude([.. claimed.Review!.Reasons.Select(reason => new FlagAnswer(reason.Code, "Set efter i sagen."))], [], null, null, "Reglerne er klare."), Desk.Anna);
    }
}
