namespace DecisionEngine.Cases.Storage;

/// <summary>A commit on its way: its contents are sealed, its answer is awaited.</summary>
internal sealed class PendingCommit
{
    public PendingCommit(Commit commit)
    {
        CommitChecks.Check(commit);
        Commit = commit;
        Contents = [.. commit.Streams.SelectMany(append => append.Events).Select(happened => new SealedContent(happened))];
        Changes = [.. commit.Rows.Select(TableChange.Of)];
        Size = Contents.Sum(content => content.Size);
    }

    public Commit Commit { get; }

    /// <summary>One for each event, in the order of the streams and their events.</summary>
    public List<SealedContent> Contents { get; }

    public List<TableChange> Changes { get; }

    /// <summary>Bytes to write, roughly.</summary>
    public long Size { get; }

    public TaskCompletionSource<CommitResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
