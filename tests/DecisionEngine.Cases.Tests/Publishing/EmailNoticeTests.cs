using DecisionEngine.Cases.Publishing;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed class EmailNoticeTests
{
    [Theory]
    [InlineData("da", "Der er ny post til dig fra Eksempelby Kommune")]
    [InlineData("en", "There is new post for you from Eksempelby Kommune")]
    public async Task An_email_says_that_there_is_post_and_nothing_of_the_case(string language, string subject)
    {
        using var folder = new TestFolder();
        var outbox = new EmailNoticeFolder(folder.Path, new TestClock(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero)));

        var first = await outbox.SendAsync(new EmailNotice("n-1", "anna@example.test", language, "Eksempelby Kommune"), CancellationToken.None);
        var again = await outbox.SendAsync(new EmailNotice("n-1", "anna@example.test", language, "Eksempelby Kommune"), CancellationToken.None);

        var json = JObject.Parse(await File.ReadAllTextAsync(folder["n-1", "notice.json"]));
        Assert.False(Assert.IsType<DeliveryReceipt.Delivered>(first).IsRepeat);
        Assert.True(Assert.IsType<DeliveryReceipt.Delivered>(again).IsRepeat);
        Assert.Equal(["id", "to", "language", "subject", "body"], json.Properties().Select(property => property.Name));
        Assert.Equal(subject, (string?)json["subject"]);
        Assert.DoesNotContain("http", (string?)json["body"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain((string)json["body"]!, char.IsDigit);
    }
}
