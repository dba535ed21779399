using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Storage;

/// <summary>
/// What a group of commits comes to, once it is known where the log stands: who conflicts, who repeats, and what is written for
/// the rest. INVARIANT: computed while no other writer can write, between reading where the log stands and committing.
/// </summary>
internal sealed class GroupPlan
{
    private readonly IReadOnlyList<PendingCommit> group;
    private readonly Dictionary<Table, TableWrite> writes = [];
    private readonly CanonicalJson json = new();
    private Dictionary<string, long> versions = [];
    private long last;
    private string hash = Chain.Start;

    public GroupPlan(IReadOnlyList<PendingCommit> group)
    {
        this.group = group;
        Streams = [.. group.SelectMany(pending => pending.Commit.Streams).Select(append => append.Stream).Distinct()];
        Keys = [.. group.Select(pending => pending.Commit.Remembered).OfType<Remembered>().Select(remembered => (remembered.Key, remembered.Actor)).Distinct()];
    }

    /// <summary>Streams whose number of events must be known.</summary>
    public string[] Streams { get; }

    /// <summary>Requests that may have been answered before.</summary>
    public (string Key, string Actor)[] Keys { get; }

    /// <summary>How each commit ends, in the order of the group.</summary>
    public List<CommitResult> Results { get; } = [];

    /// <summary>What is written, table by table, in order.</summary>
    public IEnumerable<TableWrite> Writes => writes.Values.OrderBy(write => Tables.Order(write.Table));

    /// <summary>Streams to dispose of, with the sequence of the event that says so.</summary>
    public List<(string Stream, long At)> Disposals { get; } = [];

    /// <param name="lastSequence">The last event's sequence; 0 in an empty log.</param>
    /// <param name="lastHash">Its hash.</param>
    /// <param name="versionsNow">How many events each of <see cref="Streams"/> has; those with none may be left out.</param>
    /// <param name="answered">Those of <see cref="Keys"/> that were answered before.</param>
    public void Decide(long lastSequence, string lastHash, Dictionary<string, long> versionsNow, Dictionary<(string Key, string Actor), Remembered> answered)
    {
        last = lastSequence;
        hash = lastHash;
        versions = versionsNow;
        foreach (var pending in group)
        {
            var commit = pending.Commit;
            if (commit.Remembered is { } asked && answered.TryGetValue((asked.Key, asked.Actor), out var before))
            {
                Results.Add(new CommitResult.Repeated(before));
            }
            else if (Conflict(commit) is { } conflict)
            {
                Results.Add(conflict);
            }
            else
            {
                Accept(pending);
                if (commit.Remembered is { } remembered)
                {
                    answered[(remembered.Key, remembered.Actor)] = remembered;
                }

                Results.Add(new CommitResult.Done(last));
            }
        }
    }

    private CommitResult.Conflict? Conflict(Commit commit)
    {
        foreach (var append in commit.Streams)
        {
            var version = versions.GetValueOrDefault(append.Stream);
            if (version != append.ExpectedVersion)
            {
                return new CommitResult.Conflict(append.Stream, (int)version);
            }
        }

        return null;
    }

    private void Accept(PendingCommit pending)
    {
        var commit = pending.Commit;
        var at = Moment.Text(commit.At);
        var next = 0;
        foreach (var append in commit.Streams)
        {
            foreach (var happened in append.Events)
            {
                Append(append.Stream, happened.Type, at, commit.Actor, pending.Contents[next++]);
                if (happened.Type == Disposal.EventType)
                {
                    Disposals.Add((append.Stream, last));
                }
            }
        }

        foreach (var change in pending.Changes)
        {
            Write(change.Table).Add(change, last);
        }

        if (commit.Remembered is { } remembered)
        {
            Write(Tables.Remembered).Add([remembered.Key, remembered.Actor, remembered.RequestHash, StoredBytes.Whole(remembered.Answer), at]);
        }
    }

    private void Append(string stream, string type, string at, string actor, SealedContent content)
    {
        var version = versions[stream] = versions.GetValueOrDefault(stream) + 1;
        var envelope = new ChainLink(last + 1, stream, version, type, at, actor, content.Hash, hash);
        last = envelope.Sequence;
        hash = Chain.EnvelopeHash(json, envelope);
        Write(Tables.Event).Add([last, stream, version, type, at, actor, content.Hash, envelope.Previous, hash]);
        Write(Tables.Payload).Add([last, content.Salt, content.Payload]);
        var ordinal = 0L;
        foreach (var document in content.Documents)
        {
            Write(Tables.Document).Add([last, ordinal++, document.Name, document.MediaType, document.Encoding, document.Sha256, document.Bytes]);
        }
    }

    private TableWrite Write(Table table)
    {
        if (!writes.TryGetValue(table, out var write))
        {
            writes[table] = write = new TableWrite(table);
        }

        return write;
    }
}
