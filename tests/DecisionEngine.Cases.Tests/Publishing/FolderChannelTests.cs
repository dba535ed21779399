using System.Text;
using CsCheck;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed class FolderChannelTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private readonly TestFolder folder = new();
    private readonly TestClock clock = new(new DateTimeOffset(2026, 6, 1, 9, 30, 0, TimeSpan.Zero));
    private readonly FolderChannel channel;

    public FolderChannelTests() => channel = new FolderChannel(folder.Path, clock);

    public void Dispose() => folder.Dispose();

    private static Envelope Envelope(string id = "d-1", string letter = "<p>Hej</p>", DateOnly? date = null, DeliveryChannel by = DeliveryChannel.DigitalPost, string? address = null) =>
        new(id, "c-1", LetterKind.Decision, new Recipient("p-1", "Anna Prøve", Address: address), by, date ?? Today, "da", [new Document("letter.html", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(letter))]);

    private Task<DeliveryReceipt> Send(Envelope envelope) => channel.SendAsync(envelope, CancellationToken.None);

    [Fact]
    public async Task R13_The_letter_in_the_folder_has_the_very_bytes_of_the_envelope()
    {
        var envelope = Envelope();

        Assert.Equal(new DeliveryReceipt.Delivered(clock.Now, IsRepeat: false), await Send(envelope));
        Assert.Equal(envelope.Documents[0].Bytes.ToArray(), await File.ReadAllBytesAsync(folder["d-1", "letter.html"]));
        var json = JObject.Parse(await File.ReadAllTextAsync(folder["d-1", "envelope.json"]));
        Assert.Equal(["id", "case", "kind", "to", "channel", "date", "language", "documents"], json.Properties().Select(property => property.Name));
        Assert.Equal("2026-06-01", (string?)json["date"]);
        Assert.Equal(64, ((string?)json["documents"]![0]!["sha256"])!.Length);
    }

    [Fact]
    public async Task A_repeat_is_recognised_and_answers_with_the_first_time()
    {
        await Send(Envelope());
        var first = clock.Now;
        clock.Now = first.AddDays(2);

        Assert.Equal(new DeliveryReceipt.Delivered(first, IsRepeat: true), await Send(Envelope()));
    }

    [Fact]
    public async Task R13_Another_letter_under_the_same_id_is_refused_and_the_first_one_stays()
    {
        await Send(Envelope());

        Assert.Equal(new DeliveryReceipt.FailedForGood(DeliveryCode.SentOtherwise), await Send(Envelope(letter: "<p>Nej</p>")));
        Assert.Equal("<p>Hej</p>", await File.ReadAllTextAsync(folder["d-1", "letter.html"]));
    }

    [Fact]
    public async Task R14_A_letter_that_waited_past_midnight_is_not_sent_with_yesterdays_date()
    {
        clock.Now = clock.Now.AddDays(1);

        Assert.Equal(new DeliveryReceipt.FailedForGood(DeliveryCode.OtherDate), await Send(Envelope()));
        Assert.IsType<DeliveryReceipt.Delivered>(await Send(Envelope(date: Today.AddDays(1))));
    }

    [Theory]
    [InlineData("../d-1")]
    [InlineData("D-1")]
    [InlineData("")]
    [InlineData("d/1")]
    [InlineData(".unfinished")]
    public async Task An_id_that_can_be_no_file_name_is_refused(string id) =>
        Assert.Equal(new DeliveryReceipt.FailedForGood(DeliveryCode.BadName), await Send(Envelope(id)));

    [Fact]
    public async Task A_document_cannot_take_the_place_of_the_receipt()
    {
        var envelope = Envelope() with { Documents = [new Document("receipt.json", "application/json", new byte[] { 1 })] };

        Assert.Equal(new DeliveryReceipt.FailedForGood(DeliveryCode.BadName), await Send(envelope));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_failure_that_may_pass()
    {
        await File.WriteAllTextAsync(folder["file"], "");
        var blocked = new FolderChannel(folder["file"], clock);

        Assert.Equal(new DeliveryReceipt.FailedTemporarily(DeliveryCode.Unreachable), await blocked.SendAsync(Envelope(), CancellationToken.None));
    }

    [Fact]
    public async Task An_address_stands_on_the_envelope_of_a_letter_on_paper_and_nowhere_else()
    {
        await Send(Envelope("paper", by: DeliveryChannel.Letter, address: "Prøvevej 1, 0000 Eksempelby"));
        await Send(Envelope("digital", address: "Prøvevej 1, 0000 Eksempelby"));

        Assert.Contains("Prøvevej", await File.ReadAllTextAsync(folder["paper", "envelope.json"]), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(folder["digital"]), file => Assert.DoesNotContain("Prøvevej", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_on_paper_without_an_address_is_refused() =>
        Assert.Equal(new DeliveryReceipt.FailedForGood(DeliveryCode.NoAddress), await Send(Envelope(by: DeliveryChannel.Letter)));

    [Fact]
    public async Task What_a_crash_left_behind_does_not_stand_in_the_way()
    {
        Directory.CreateDirectory(folder[".unfinished", "old"]);
        await File.WriteAllTextAsync(folder[".unfinished", "old", "letter.html"], "half");

        Assert.IsType<DeliveryReceipt.Delivered>(await Send(Envelope()));
    }

    [Fact]
    public async Task However_often_and_at_once_it_is_sent_it_goes_out_once()
    {
        await Gen.Select(Gen.Int[2, 12], Gen.Int[0, int.MaxValue]).SampleAsync(async (times, number) =>
        {
            var id = $"race-{number}-{Guid.NewGuid():N}";
            var receipts = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(() => Send(Envelope(id)))));
            Assert.All(receipts, receipt => Assert.IsType<DeliveryReceipt.Delivered>(receipt));
            Assert.Single(receipts.OfType<DeliveryReceipt.Delivered>(), receipt => !receipt.IsRepeat);
        }, iter: 30);
        Assert.Empty(Directory.GetFileSystemEntries(folder[".unfinished"]));
    }

    [Fact]
    public async Task Of_several_letters_at_once_under_one_id_one_goes_out_whole()
    {
        for (var i = 0; i < 20; i++)
        {
            var id = $"d-{i}";
            var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => Send(Envelope(id, letter: $"<p>{n}</p>")))));

            Assert.Single(receipts.OfType<DeliveryReceipt.Delivered>());
            Assert.Equal(3, receipts.Count(receipt => receipt is DeliveryReceipt.FailedForGood { Code: DeliveryCode.SentOtherwise }));
            var letter = await File.ReadAllTextAsync(folder[id, "letter.html"]);
            Assert.Equal($"<p>{Array.FindIndex(receipts, receipt => receipt is DeliveryReceipt.Delivered)}</p>", letter);
        }
    }
}
