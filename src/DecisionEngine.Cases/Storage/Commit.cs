using System.Collections.Immutable;

namespace DecisionEngine.Cases.Storage;

/// <summary>Something that happened, about to be written to the log.</summary>
/// <param name="Type">The event's stable name, e.g. <c>case-opened</c>.</param>
/// <param name="Payload">What happened, as UTF-8 JSON. It may hold personal data, so it is kept beside the chain.</param>
/// <param name="Documents">The bytes that belong to the event: evaluations, explanations, letters, attachments.</param>
public sealed record NewEvent(string Type, ReadOnlyMemory<byte> Payload, ImmutableArray<Document> Documents);

/// <summary>Bytes that belong to an event and are frozen with it.</summary>
/// <param name="Name">Its name, unique within the event.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">The bytes, exactly as they are given out.</param>
public sealed record Document(string Name, string MediaType, ReadOnlyMemory<byte> Bytes);

/// <summary>Events for one stream: a case, a rule set, a party, the authority.</summary>
/// <param name="Stream">The stream, e.g. <c>case:4f2…</c>.</param>
/// <param name="ExpectedVersion">How many events the writer has seen in it; 0 for a new stream.</param>
/// <param name="Events">The events, in order; none only demands that nobody has written to the stream.</param>
public sealed record StreamAppend(string Stream, int ExpectedVersion, ImmutableArray<NewEvent> Events);

/// <summary>What is written in one transaction, or not at all.</summary>
/// <param name="Actor">Who acts: <c>role:id</c>. Never a name or a civil registration number.</param>
/// <param name="At">When.</param>
/// <param name="Streams">The events.</param>
/// <param name="Rows">What the events mean for the work tables.</param>
/// <param name="Remembered">The answer to give when the same request comes again; null where nothing is remembered.</param>
/// <param name="DisposedStreams">
/// Streams whose payloads and documents are removed for good, up to the event of type <see cref="Disposal.EventType"/> that this
/// commit appends to each of them. That event stays, and the chain can still be verified. None when left out.
/// </param>
public sealed record Commit(
    string Actor, DateTimeOffset At, ImmutableArray<StreamAppend> Streams, ImmutableArray<RowChange> Rows, Remembered? Remembered = null,
    ImmutableArray<string> DisposedStreams = default);

/// <summary>The lawful removal of what a stream's events hold.</summary>
public static class Disposal
{
    /// <summary>The type of the event that says so. Without one later in its stream, a missing payload is a broken record.</summary>
    public const string EventType = "disposed";
}

/// <summary>An answered request (idempotency).</summary>
/// <param name="Key">The client's key, unique for the actor.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="RequestHash">SHA-256 of the request, in lower-case hexadecimal: the same key with another request is refused.</param>
/// <param name="Answer">What was answered, as UTF-8 JSON.</param>
public sealed record Remembered(string Key, string Actor, string RequestHash, ReadOnlyMemory<byte> Answer);

/// <summary>How a commit ended.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>Everything is written and durable.</summary>
    /// <param name="Last">The sequence of the last event.</param>
    public sealed record Done(long Last) : CommitResult;

    /// <summary>Somebody else wrote to the stream first; nothing is written.</summary>
    /// <param name="Stream">The stream.</param>
    /// <param name="Version">How many events it has now.</param>
    public sealed record Conflict(string Stream, int Version) : CommitResult;

    /// <summary>The request was answered before; nothing is written.</summary>
    /// <param name="Before">The earlier request and its answer.</param>
    public sealed record Repeated(Remembered Before) : CommitResult;
}

/// <summary>An event as the log holds it.</summary>
/// <param name="Sequence">Its place in the log, from 1, without gaps.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Type">Its stable name.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="Payload">What happened; null where it has been disposed of.</param>
/// <param name="Hash">The hash over the envelope, which holds the hash of the event before.</param>
public sealed record StoredEvent(long Sequence, string Stream, int Version, string Type, DateTimeOffset At, string Actor, ReadOnlyMemory<byte>? Payload, string Hash);
