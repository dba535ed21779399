using DecisionEngine.Cases.Storage;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// An e-mail that says there is post, and nothing else: no case, no unit, no name, no link. It is never the dispatch of a decision, and
/// nothing waits for it.
/// </summary>
/// <param name="Id">A stable id, so that a repeat is recognised.</param>
/// <param name="Address">The e-mail address.</param>
/// <param name="Language">da or en.</param>
/// <param name="Authority">The authority's name. Never the unit's, which would say what the case is about.</param>
public sealed record EmailNotice(string Id, string Address, string Language, string Authority)
{
    /// <summary>The subject line.</summary>
    public string Subject => Language == "da" ? $"Der er ny post til dig fra {Authority}" : $"There is new post for you from {Authority}";

    /// <summary>The text.</summary>
    public string Body => Language == "da"
        ? $"Der er ny post til dig fra {Authority}.\n\nGå selv til vores side på nettet, og log ind for at læse den. Af hensyn til din sikkerhed er der intet link i denne mail.\n\nDu kan ikke svare på mailen. Du kan også ringe eller komme forbi.\n"
        : $"There is new post for you from {Authority}.\n\nGo to our page on the web yourself and sign in to read it. For your safety there is no link in this e-mail.\n\nYou cannot reply to this e-mail. You can also call or come by.\n";
}

/// <summary>E-mail notices as files, for a program that sends them.</summary>
/// <param name="path">The folder; each notice is a folder in it, named by its id, with <c>notice.json</c>.</param>
/// <param name="time">The clock.</param>
public sealed class EmailNoticeFolder(string path, TimeProvider time)
{
    private readonly FrozenFolder folder = new(path);

    /// <summary>Puts a notice there once; failure is a value.</summary>
    public Task<DeliveryReceipt> SendAsync(EmailNotice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var json = new JObject { ["id"] = notice.Id, ["to"] = notice.Address, ["language"] = notice.Language, ["subject"] = notice.Subject, ["body"] = notice.Body };
        return folder.SendAsync(notice.Id, [new Document("notice.json", "application/json", OutboxJson.Bytes(json))], time.GetLocalNow(), cancellationToken);
    }
}
