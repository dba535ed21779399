using System.Collections.Immutable;

namespace DecisionEngine.Cases.Storage;

/// <summary>What is wrong with a commit in itself is found before it is queued, so that it cannot hold up those it would be written with.</summary>
internal static class CommitChecks
{
    /// <exception cref="ArgumentException">The commit could not be written.</exception>
    public static void Check(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        Text(commit.Actor, "actor");
        var streams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var append in commit.Streams)
        {
            Text(append.Stream, "stream");
            Require(streams.Add(append.Stream), $"The stream {append.Stream} is appended to twice in one commit.");
            Require(append.ExpectedVersion >= 0, $"The stream {append.Stream} cannot have {append.ExpectedVersion} events.");
            foreach (var happened in append.Events)
            {
                Text(happened.Type, "type");
                Require(happened.Type != Disposal.EventType || Disposed(commit).Contains(append.Stream), $"An event of type {Disposal.EventType} disposes of its stream.");
                Documents(happened);
            }
        }

        foreach (var stream in Disposed(commit))
        {
            Require(
                commit.Streams.Any(append => append.Stream == stream && append.Events.Any(happened => happened.Type == Disposal.EventType)),
                $"The stream {stream} cannot be disposed of without an event of type {Disposal.EventType} in the same commit.");
        }

        foreach (var change in commit.Rows)
        {
            Require(!change.IsRemoved || change.Row is not (ContentRow or AccessRow), $"A {change.Row.GetType().Name} is never removed.");
        }

        if (commit.Remembered is { } remembered)
        {
            Text(remembered.Key, "key");
            Text(remembered.Actor, "actor");
            Text(remembered.RequestHash, "request hash");
        }
    }

    private static ImmutableArray<string> Disposed(Commit commit) => commit.DisposedStreams.IsDefault ? [] : commit.DisposedStreams;

    private static void Documents(NewEvent happened)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in happened.Documents)
        {
            Text(document.Name, "document's name");
            Text(document.MediaType, "media type");
            Require(names.Add(document.Name), $"An event has two documents named {document.Name}.");
        }
    }

    // PostgreSQL cannot hold the character 0, and half a surrogate pair would be hashed as another character.
    private static void Text(string? text, string what)
    {
        Require(!string.IsNullOrEmpty(text), $"The {what} is missing.");
        Require(TableChange.IsStorable(text), $"The {what} holds a character that cannot be stored.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
