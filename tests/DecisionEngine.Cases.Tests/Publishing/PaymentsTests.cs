using System.Collections.Immutable;
using System.Text;
using CsCheck;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.RuleSets;
using NJsonSchema;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed class PaymentsTests
{
    private static readonly DateOnly May = new(2024, 5, 1);

    private static readonly Gen<ImmutableArray<PaymentAmount>> AnyAmounts =
        from subsidy in Gen.Int[0, 2]
        from grant in Gen.Int[0, 2]
        select Amounts(subsidy * 1560.5m, grant * 300m);

    private static readonly string Folder = Path.Combine(Decisions.Root, "src", "DecisionEngine.Cases", "Publishing");

    private static ImmutableArray<PaymentAmount> Amounts(decimal subsidy, decimal grant = 0m) =>
    [
        .. new[] { new PaymentAmount("subsidy", subsidy, "DKK", Period.Month), new PaymentAmount("grant", grant, "DKK", Period.Once) }.Where(amount => amount.Amount > 0m),
    ];

    private static PaidByDecision Paid(string decision, ImmutableArray<PaymentAmount> amounts, string payee = "p-1") => new("2024-0017", decision, payee, May, amounts);

    [Fact]
    public void A_first_grant_starts_a_payment()
    {
        var start = Payments.From(null, Paid("a-31", Amounts(1560m)))!;

        Assert.Equal((PaymentKind.Start, "a-31.payment", null), (start.Kind, start.Id, start.Supersedes));
    }

    [Fact]
    public void Another_amount_changes_the_payment_and_supersedes_the_instruction_before()
    {
        var start = Payments.From(null, Paid("a-31", Amounts(1560m)));
        var change = Payments.From(start, Paid("a-32", Amounts(1600m)))!;

        Assert.Equal((PaymentKind.Change, "a-31.payment"), (change.Kind, change.Supersedes));
    }

    [Fact]
    public void Another_payee_changes_the_payment() =>
        Assert.Equal(PaymentKind.Change, Payments.From(Payments.From(null, Paid("a-31", Amounts(1560m))), Paid("a-32", Amounts(1560m), "p-2"))!.Kind);

    [Fact]
    public void A_refusal_after_a_grant_stops_the_payment_and_a_new_grant_starts_one()
    {
        var stop = Payments.From(Payments.From(null, Paid("a-31", Amounts(1560m))), Paid("a-32", []))!;
        var again = Payments.From(stop, Paid("a-33", Amounts(1560m)))!;

        Assert.Equal((PaymentKind.Stop, 0), (stop.Kind, stop.Amounts.Length));
        Assert.Equal((PaymentKind.Start, "a-32.payment"), (again.Kind, again.Supersedes));
    }

    [Fact]
    public void Nothing_new_is_no_instruction()
    {
        Assert.Null(Payments.From(null, Paid("a-31", [])));
        Assert.Null(Payments.From(Payments.From(null, Paid("a-31", Amounts(1560m))), Paid("a-32", Amounts(1560m))));
        Assert.Null(Payments.From(Payments.From(Payments.From(null, Paid("a-31", Amounts(1560m))), Paid("a-32", [])), Paid("a-33", [])));
    }

    [Fact]
    public void Whoever_follows_the_instructions_pays_what_the_last_decision_says() =>
        AnyAmounts.Array[1, 8].Sample(decisions =>
        {
            PaymentInstruction? last = null;
            ImmutableArray<PaymentAmount> paid = [];
            for (var i = 0; i < decisions.Length; i++)
            {
                if (Payments.From(last, Paid($"a-{i}", decisions[i])) is { } instruction)
                {
                    Assert.Equal(last?.Id, instruction.Supersedes);
                    (last, paid) = (instruction, instruction.Amounts);
                }
            }

            return paid.OrderBy(amount => amount.Id, StringComparer.Ordinal).SequenceEqual(decisions[^1].OrderBy(amount => amount.Id, StringComparer.Ordinal));
        });

    [Fact]
    public async Task Every_instruction_follows_its_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "payment.schema.json"));
        var start = Payments.From(null, Paid("a-31", Amounts(1560m, 0.5m)))!;
        var stop = Payments.From(start, Paid("a-32", []))!;

        Assert.All([start, stop], instruction => Assert.Empty(schema.Validate(Encoding.UTF8.GetString(instruction.ToJson()))));
        Assert.NotEmpty(schema.Validate(Encoding.UTF8.GetString((start with { Payee = "" }).ToJson())));
    }

    [Fact]
    public async Task The_example_in_the_documentation_is_what_is_written()
    {
        var start = Payments.From(null, Paid("a-31", Amounts(1000m)));
        var change = Payments.From(start, Paid("a-32", Amounts(1560m)))!;

        Assert.Contains(Encoding.UTF8.GetString(change.ToJson()).TrimEnd(), await File.ReadAllTextAsync(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_amounts_that_are_paid_come_from_the_outcome()
    {
        var amounts = PaymentAmount.Of(Decisions.Evaluate("friplads", "partial"), new HashSet<string> { "subsidy" });

        Assert.Equal(new PaymentAmount("subsidy", 4026m, "DKK", Period.Month), Assert.Single(amounts));
        Assert.Equal("4026.00", amounts[0].Text);
    }

    [Fact]
    public void An_amount_of_nothing_is_not_paid() =>
        Assert.Empty(PaymentAmount.Of(Decisions.Evaluate("friplads", "refused"), new HashSet<string> { "subsidy", "siblingDiscount" }));

    [Fact]
    public async Task An_instruction_goes_out_once()
    {
        using var folder = new TestFolder();
        var outbox = new PaymentFolder(folder.Path, new TestClock(new DateTimeOffset(2024, 3, 18, 9, 0, 0, TimeSpan.Zero)));
        var start = Payments.From(null, Paid("a-31", Amounts(1560m)))!;

        Assert.IsType<DeliveryReceipt.Delivered>(await outbox.SendAsync(start, CancellationToken.None));
        Assert.True(Assert.IsType<DeliveryReceipt.Delivered>(await outbox.SendAsync(start, CancellationToken.None)).IsRepeat);
        Assert.Equal(new DeliveryReceipt.FailedForGood(DeliveryCode.SentOtherwise), await outbox.SendAsync(start with { Payee = "p-2" }, CancellationToken.None));
        Assert.Equal(start.ToJson(), await File.ReadAllBytesAsync(folder["a-31.payment", "payment.json"]));
    }
}
