using System.Collections.Concurrent;
using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Oversight;
using DecisionEngine.Cases.Sampling;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases;

/// <summary>How something asked of the desk ended.</summary>
/// <param name="Case">The case as it is now; null where there is none.</param>
/// <param name="Refusal">Which guard refused; null where none did.</param>
/// <param name="Before">The answer given when the same request came before; null where it came for the first time.</param>
public sealed record DeskResult(Case? Case, Refusal? Refusal, Remembered? Before = null);

/// <summary>A request that may come twice.</summary>
/// <param name="Key">The client's key.</param>
/// <param name="Hash">SHA-256 of the request.</param>
/// <param name="Answer">What is answered, and answered again.</param>
public sealed record OnceOnly(string Key, string Hash, Func<Case, byte[]> Answer);

/// <summary>
/// Where cases are acted on: reads a case out of the log, lets the action's guards judge, and writes what follows with the work tables in one
/// transaction. Everything that happens to a case goes through here.
/// </summary>
public sealed class CaseDesk
{
    private const int MostTries = 20;

    private readonly ConcurrentDictionary<string, Watch> ruleWatches = new(StringComparer.Ordinal);
    private readonly TimeProvider time;

    private CaseDesk(Store store, RuleBook rules, Policy policy, byte[] sampleKey, TimeProvider time)
    {
        Store = store;
        Rules = rules;
        Policy = policy;
        Draw = (id, share) => Sample.LotOf(sampleKey, id) < share;
        this.time = time;
    }

    /// <summary>The record.</summary>
    public Store Store { get; }

    /// <summary>The rule sets.</summary>
    public RuleBook Rules { get; }

    /// <summary>The authority's own deadlines and limits.</summary>
    public Policy Policy { get; }

    /// <summary>Whether something with an id is drawn for a sample of a share; see <see cref="Sample"/>.</summary>
    internal Func<string, decimal, bool> Draw { get; set; }

    /// <summary>The id of a case that comes in at a moment: random, unless invented cases are to be the same again.</summary>
    internal Func<DateTimeOffset, Guid> NewId { get; set; } = Guid.CreateVersion7;

    /// <summary>The moment.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Opens the desk. The rule sets in use are laid down in the record first, so that every decision can be made again.</summary>
    /// <param name="store">The record.</param>
    /// <param name="rules">The rule sets.</param>
    /// <param name="policy">The authority's own deadlines and limits.</param>
    /// <param name="sampleKey">The secret key samples are drawn with; at least 32 bytes.</param>
    /// <param name="time">The clock.</param>
    public static async Task<CaseDesk> OpenAsync(Store store, RuleBook rules, Policy policy, byte[] sampleKey, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(sampleKey);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleKey.Length, 32, nameof(sampleKey));
        ArgumentNullException.ThrowIfNull(time);
        var contents = rules.Versions.SelectMany(version => new[] { new ContentRow(version.FileHash, version.File), new ContentRow(version.PathsHash, version.Paths) });
        await store.CommitAsync(new Commit(Actor.System.Key, time.GetUtcNow(), [], [.. contents.Select(content => new RowChange(content))])).ConfigureAwait(false);
        return new CaseDesk(store, rules, policy, sampleKey, time);
    }

    /// <summary>The stream of a case.</summary>
    public static string StreamOf(string caseId) => $"case:{caseId}";

    /// <summary>Hands in a case.</summary>
    public Task<DeskResult> OpenAsync(Open open, Actor actor, OnceOnly? once = null) => RunAsync(NewId(time.GetUtcNow()).ToString("N"), null, open, actor, once);

    /// <summary>Does something to a case.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="version">The version the actor has seen; null to act on whatever is there.</param>
    /// <param name="command">What is done.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="once">Where the same request may come twice.</param>
    public Task<DeskResult> DoAsync(string caseId, int? version, Command command, Actor actor, OnceOnly? once = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command is Open
            ? Task.FromResult(new DeskResult(null, new Refusal(RefusalCode.WrongState, "", "A case is opened once.")))
            : RunAsync(caseId, version, command, actor, once);
    }

    /// <summary>The case; null where there is none.</summary>
    public async Task<Case?> ReadAsync(string caseId) => (await HistoryAsync(caseId).ConfigureAwait(false)) is { Length: > 0 } history ? Fold(caseId, history) : null;

    /// <summary>Everything that has happened to a case, oldest first; what has been disposed of has no payload.</summary>
    public Task<ImmutableArray<StoredEvent>> HistoryAsync(string caseId) => Store.ReadStreamAsync(StreamOf(caseId));

    /// <summary>The case its stored events make.</summary>
    public static Case Fold(string caseId, ImmutableArray<StoredEvent> history)
    {
        // What lies before a disposal cannot be read any more, and need not be.
        var from = history.LastOrDefault(happened => happened.Type == Disposal.EventType)?.Version ?? 0;
        var readable = history.Where(happened => happened.Version >= from)
            .Select(happened => new Happened(EventJson.Read<CaseEvent>(happened.Type, happened.Payload!.Value), happened.At, happened.Actor, happened.Sequence));
        return Folding.Fold(caseId, readable) with { Version = history[^1].Version };
    }

    /// <summary>How automation stands for a rule set or a party; see <see cref="Watch"/>.</summary>
    public async Task<Watch> WatchAsync(string stream)
    {
        var watch = Watch.Clear;
        foreach (var happened in await Store.ReadStreamAsync(stream).ConfigureAwait(false))
        {
            watch = watch.After(EventJson.Read<OversightEvent>(happened.Type, happened.Payload!.Value), happened.At);
        }

        return watch;
    }

    /// <summary>Writes something that happened to what decides.</summary>
    /// <param name="stream">The stream of a rule set or a party.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="actor">Who did it.</param>
    public async Task AppendAsync(string stream, OversightEvent happened, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(actor);
        for (var attempt = 1; ; attempt++)
        {
            var watch = await WatchAsync(stream).ConfigureAwait(false);
            var commit = new Commit(actor.Key, time.GetUtcNow(), [Append(stream, watch.Version, [new NewEvent(EventJson.Name(happened), EventJson.Write(happened), [])])], []);
            if (await Store.CommitAsync(commit).ConfigureAwait(false) is CommitResult.Done)
            {
                ruleWatches.TryRemove(stream, out _);
                return;
            }

            ThrowAfter(attempt, stream);
        }
    }

    /// <summary>What an action may know of the world at this moment, for one case.</summary>
    public async Task<Context> ContextAsync(string caseType, string party)
    {
        var stream = Watch.OfRuleSet(caseType);
        if (!ruleWatches.TryGetValue(stream, out var rules))
        {
            ruleWatches[stream] = rules = await WatchAsync(stream).ConfigureAwait(false);
        }

        return ContextOf(rules, await WatchAsync(Watch.OfParty(party)).ConfigureAwait(false));
    }

    private Context ContextOf(Watch rules, Watch party) => new(Now, Policy, Rules, rules, party, Draw);

    private async Task<DeskResult> RunAsync(string caseId, int? version, Command command, Actor actor, OnceOnly? once)
    {
        // Nearly no party has a stream of its own: it is taken as empty, and the commit finds out where it is not.
        Watch? party = command is Open ? Watch.Clear : null;
        for (var attempt = 1; ; attempt++)
        {
            var before = command is Open ? new Case { Id = caseId } : await ReadAsync(caseId).ConfigureAwait(false);
            if (before is null)
            {
                return new DeskResult(null, new Refusal(RefusalCode.NotFound, "", "There is no such case."));
            }

            if (version is { } seen && seen != before.Version && (actor.Role != Role.Citizen || before.IsFor(actor.Id)))
            {
                var conflict = new Refusal(RefusalCode.VersionConflict, "version", $"The case is at version {before.Version}.");
                return await RepeatedAsync(actor, once).ConfigureAwait(false) ?? new DeskResult(before, conflict);
            }

            var (caseType, partyKey) = command is Open open ? (open.CaseType, open.Party.Key) : (before.CaseType, before.Party.Key);
            var rulesStream = Watch.OfRuleSet(caseType);
            if (!ruleWatches.TryGetValue(rulesStream, out var rules))
            {
                ruleWatches[rulesStream] = rules = await WatchAsync(rulesStream).ConfigureAwait(false);
            }

            party ??= await WatchAsync(Watch.OfParty(partyKey)).ConfigureAwait(false);
            var context = ContextOf(rules, party);
            var acted = command.Do(before, actor, context);
            if (acted.Steps.IsEmpty)
            {
                return await RepeatedAsync(actor, once).ConfigureAwait(false) ?? new DeskResult(before, acted.Refusal);
            }

            var after = before;
            for (var step = 0; step < acted.Steps.Length; step++)
            {
                after = Folding.Apply(after, new Happened(acted.Steps[step].Event, context.Now, actor.Key, step + 1 - acted.Steps.Length));
            }

            var result = await Store.CommitAsync(new Commit(
                actor.Key,
                context.Now,
                Streams(before, acted, rulesStream, rules, partyKey, party),
                WorkRows.Changes(before, after, Policy),
                once is null || acted.Refusal is not null ? null : new Remembered(once.Key, actor.Key, once.Hash, once.Answer(after)),
                acted.Steps.Any(step => step.Event is Disposed) ? [StreamOf(caseId)] : [])).ConfigureAwait(false);
            switch (result)
            {
                case CommitResult.Done:
                    if (!acted.Elsewhere.IsEmpty)
                    {
                        ruleWatches.TryRemove(rulesStream, out _);
                    }

                    return new DeskResult(after, acted.Refusal);
                case CommitResult.Repeated repeated:
                    return Repeated(repeated.Before, once!);
                default:
                    // Somebody wrote first. Whoever acted on a version they named is told; otherwise the guards judge the newer case.
                    ruleWatches.TryRemove(rulesStream, out _);
                    party = null;
                    ThrowAfter(attempt, StreamOf(caseId));
                    break;
            }
        }
    }

    /// <summary>What was done the first time often makes the repeat look wrong: it is answered as the first was, and not refused.</summary>
    private async Task<DeskResult?> RepeatedAsync(Actor actor, OnceOnly? once) =>
        once is not null && await Store.FindRememberedAsync(once.Key, actor.Key).ConfigureAwait(false) is { } before ? Repeated(before, once) : null;

    private static DeskResult Repeated(Remembered before, OnceOnly once) => before.RequestHash == once.Hash
        ? new DeskResult(null, null, before)
        : new DeskResult(null, new Refusal(RefusalCode.KeyReused, "", "The key was used for another request."));

    private static ImmutableArray<StreamAppend> Streams(Case before, Acted acted, string rulesStream, Watch rules, string partyKey, Watch party)
    {
        var streams = ImmutableArray.CreateBuilder<StreamAppend>();
        var isByRules = acted.Steps.Any(step => step.Event is DecisionIssued { Authorship: Publishing.Authorship.Rules });
        if (!acted.Elsewhere.IsEmpty || isByRules)
        {
            // INVARIANT: no decision by the rules alone passes a halt, however close in time: the halt makes its commit fail.
            streams.Add(Append(rulesStream, rules.Version, [.. acted.Elsewhere.Select(happened => new NewEvent(EventJson.Name(happened), EventJson.Write(happened), []))]));
        }

        if (isByRules)
        {
            streams.Add(Append(Watch.OfParty(partyKey), party.Version, []));
        }

        streams.Add(Append(StreamOf(before.Id), before.Version, [.. acted.Steps.Select(step => new NewEvent(EventJson.Name(step.Event), EventJson.Write(step.Event), step.Documents))]));
        return streams.ToImmutable();
    }

    private static StreamAppend Append(string stream, int version, ImmutableArray<NewEvent> events) => new(stream, version, events);

    private static void ThrowAfter(int attempt, string stream)
    {
        if (attempt >= MostTries)
        {
            throw new InvalidOperationException($"The stream {stream} is written to by so many at once that this could not be written.");
        }
    }
}
