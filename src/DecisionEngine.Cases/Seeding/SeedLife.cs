using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Contesting;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Hearing;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Reviewing;
using DecisionEngine.Loading;

namespace DecisionEngine.Cases.Seeding;

/// <summary>What the people of an invented case do next, by where it stands.</summary>
internal sealed class SeedLife(CaseDesk desk, SeedClock clock, SeedPeople people, IReadOnlyDictionary<string, Distribution> draws, long seed)
{
    private readonly SeedConclusion conclusions = new(desk);

    /// <summary>How often the desk refused.</summary>
    public int Refused { get; private set; }

    public async Task<Case?> TryAsync(Open open, Actor actor)
    {
        clock.Tick();
        return Taken(await desk.OpenAsync(open, actor).ConfigureAwait(false));
    }

    public async Task<Case?> TryAsync(string caseId, Command command, Actor actor)
    {
        clock.Tick();
        return Taken(await desk.DoAsync(caseId, null, command, actor).ConfigureAwait(false));
    }

    /// <summary>One step, or none: some cases are left as they stand.</summary>
    public async Task LiveAsync(Lived lived, DateOnly today)
    {
        var (@case, chance) = ((await desk.ReadAsync(lived.CaseId).ConfigureAwait(false))!, lived.Chance);
        lived.Next = chance.Is(0.12) ? DateOnly.MaxValue : today.AddDays(1 + chance.Of(5));
        await (@case.State switch
        {
            CaseState.Asked => AskedAsync(@case, lived),
            CaseState.Hearing => HeardAsync(@case, chance),
            CaseState.InReview => ReviewedAsync(@case, chance),
            CaseState.AwaitingApproval => ApprovedAsync(@case, chance),
            CaseState.Dispatched => DecidedAsync(@case, lived, today),
            CaseState.Reassessing => ReassessedAsync(@case, chance),
            CaseState.AskedToStand => chance.Is(0.7) ? Nothing : TryAsync(@case.Id, new Stand(chance.Is(0.5), "web"), SeedPeople.Acting(@case.Party)),
            CaseState.Forwarded => chance.Is(0.5) ? TryAsync(@case.Id, new RecordBodyAnswer(chance.One("kept", "changed", "sent-back", "dismissed"), "Ankestyrelsens svar (opdigtet).", []), people.Lead) : Nothing,
            _ => Nothing,
        }).ConfigureAwait(false);
    }

    private static Task<Case?> Nothing => Task.FromResult<Case?>(null);

    private Task<Case?> AskedAsync(Case @case, Lived lived)
    {
        var chance = lived.Chance;
        var party = SeedPeople.Acting(@case.Party);
        return chance.Is(0.1) ? TryAsync(@case.Id, new Withdraw("web"), party)
            : chance.Is(0.15) ? TryAsync(@case.Id, new Extend(desk.Policy.DateOf(desk.Now).AddDays(@case.Running!.Days + 7), "Jeg venter på papirer (opdigtet)."), party)
            : chance.Is(0.6) && Answers(@case, lived.Number) is { } answers ? TryAsync(@case.Id, new SupplyFacts(answers, chance.One("web", "phone")), chance.Is(0.8) ? party : people.Mette)
            : Nothing;
    }

    /// <summary>Drawn again until every fact that was asked for is among them; null where that does not come about.</summary>
    private string? Answers(Case @case, int number)
    {
        var (found, json) = (FactsFile.Read("{}"), new CanonicalJson());
        var asked = @case.Running!.Facts.Select(fact => fact.Fact).ToHashSet();
        for (var attempt = 1; attempt <= 30 && !asked.All(found.Has); attempt++)
        {
            json.Clear();
            draws[@case.CaseType].WriteCase(json, new Chance(seed, ((long)attempt << 32) + number));
            var drawn = FactsFile.Read(json.ToString());
            foreach (var fact in asked.Where(fact => drawn.Has(fact) && !found.Has(fact)).Order(StringComparer.Ordinal))
            {
                found = found.With(FactsFile.Read($"{{\"{fact}\":{drawn.Of(fact)}}}"));
            }
        }

        return found.Ids.Any() ? found.ToString() : null;
    }

    private Task<Case?> HeardAsync(Case @case, Chance chance) =>
        chance.Is(0.5) ? TryAsync(@case.Id, new Reply("Det er rigtigt, men jeg har ingen anden udvej (opdigtet).", chance.One("web", "phone", "paper")), SeedPeople.Acting(@case.Party)) : Nothing;

    private async Task<Case?> ReviewedAsync(Case @case, Chance chance)
    {
        var by = chance.Is(0.5) ? people.Mette : people.Jens;
        if (chance.Is(0.04))
        {
            return await TryAsync(@case.Id, new Withdraw("phone"), people.Lead).ConfigureAwait(false);
        }

        if (@case.Review!.Claim is not null || await TryAsync(@case.Id, new Claim(), by).ConfigureAwait(false) is not { } claimed || chance.Is(0.15))
        {
            return null;
        }

        if (chance.Is(0.1))
        {
            await TryAsync(@case.Id, new AddNote("Borgeren ringede og spurgte til sagen (opdigtet).", "party", "phone"), by).ConfigureAwait(false);
        }

        if (chance.Is(0.12) && claimed.Facts.Ids.FirstOrDefault() is { } fact)
        {
            return await TryAsync(@case.Id, new Hear([new HeardFact(fact, "Oplysningen har betydning for svaret (opdigtet).")]), by).ConfigureAwait(false);
        }

        var (conclusion, missing) = conclusions.Of(claimed, chance, by);
        return conclusion is not null ? await TryAsync(@case.Id, conclusion, by).ConfigureAwait(false)
            : missing.IsEmpty ? await TryAsync(@case.Id, new SendBack(@case.Unit, "Kan ikke afgøres endnu (opdigtet)."), by).ConfigureAwait(false)
            : await TryAsync(@case.Id, new Ask(missing), by).ConfigureAwait(false);
    }

    private async Task<Case?> ApprovedAsync(Case @case, Chance chance)
    {
        var by = @case.Proposal!.By.Id == people.Mette.Id ? people.Jens : people.Mette;
        if (chance.Is(0.25) || await TryAsync(@case.Id, new Claim(), by).ConfigureAwait(false) is null)
        {
            return null;
        }

        return await TryAsync(
            @case.Id,
            chance.Is(0.15) ? new ReturnProposal([new ReturnPoint("inquiry", "Se på lejekontrakten igen (opdigtet).")])
                : new Approve([.. @case.ApprovalCauses.Select(cause => new FlagAnswer(cause, "Enig efter egen gennemgang (opdigtet)."))]),
            by).ConfigureAwait(false);
    }

    private async Task<Case?> DecidedAsync(Case @case, Lived lived, DateOnly today)
    {
        var chance = lived.Chance;
        var (party, what) = (SeedPeople.Acting(@case.Party), chance.Share());
        lived.Next = what < 0.40 ? lived.Next : DateOnly.MaxValue;
        return await (what switch
        {
            < 0.24 => TryAsync(@case.Id, new Contest(@case.InHand!.Id, "Jeg er ikke enig (opdigtet).", [chance.One("fact-wrong", "special-circumstances", "not-understood")], null, chance.One("web", "phone")), party),
            < 0.27 => TryAsync(@case.Id, new RecordDeath(today.AddDays(-1)), people.Mette),
            < 0.30 => TryAsync(@case.Id, new Annul("Truffet på et forkert grundlag (opdigtet)."), people.Lead),
            < 0.33 => TryAsync(@case.Id, new Reopen("Der er kommet nye oplysninger (opdigtet)."), people.Mette),
            < 0.35 => TryAsync(@case.Id, new RecordMove("Nabokøbing Kommune (opdigtet)", today), people.Mette),
            < 0.40 when Answers(@case with { Running = new Running([.. @case.Facts.Ids.Take(1).Select(id => new HeardFact(id, ""))], 0, "", null) }, lived.Number) is { } other =>
                TryAsync(@case.Id, new Correct(other, "Det står i mine papirer (opdigtet).", "web"), party),
            _ => Nothing,
        }).ConfigureAwait(false);
    }

    private async Task<Case?> ReassessedAsync(Case @case, Chance chance)
    {
        var by = WorkRows.MayNotTake(@case).Contains(people.Jens.Id) ? people.Mette : people.Jens;
        if (chance.Is(0.3) || @case.Review?.Claim is not null || await TryAsync(@case.Id, new Claim(), by).ConfigureAwait(false) is not { } claimed)
        {
            return null;
        }

        var result = chance.One("kept", "upheld", "partly", "partly");
        var conclusion = result == "kept" ? null : conclusions.Of(claimed, chance, by).Conclusion;
        return conclusion is null && result != "kept" ? null
            : await TryAsync(@case.Id, new Reassess(result, "Vi har set på sagen igen (opdigtet).", [], conclusion), by).ConfigureAwait(false);
    }

    private Case? Taken(DeskResult result)
    {
        Refused += result.Refusal is null ? 0 : 1;
        return result.Refusal is null ? result.Case : null;
    }
}
