using System.Collections.Frozen;
using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using static DecisionEngine.Cases.Acting.Role;
using static DecisionEngine.Cases.Life.CaseAction;
using static DecisionEngine.Cases.Life.CaseState;

namespace DecisionEngine.Cases.Life;

/// <summary>What may be done in which state, by whom, and what follows: the one table of it.</summary>
/// <param name="Action">The action.</param>
/// <param name="From">The states it can be done in.</param>
/// <param name="By">The roles that may. A citizen must also be the case's party or representative, a caseworker of its unit.</param>
/// <param name="To">The states that may follow.</param>
public sealed record LifeRule(CaseAction Action, ImmutableArray<CaseState> From, ImmutableArray<Role> By, ImmutableArray<CaseState> To);

/// <summary>The life of a case as a table.</summary>
public static class LifeOfACase
{
    private static readonly ImmutableArray<CaseState> Undecided = [Asked, CaseState.Hearing, InReview, AwaitingApproval];

    private static readonly ImmutableArray<CaseState> Decided = [Issued, Dispatched, Reassessing, AskedToStand, Forwarded];

    private static readonly ImmutableArray<CaseState> Alive = [.. Undecided, .. Decided, Closed];

    private static readonly ImmutableArray<Role> Workers = [Caseworker, TeamLead];

    private static readonly ImmutableArray<Role> PartyByAnyChannel = [Citizen, Caseworker, TeamLead, Client];

    /// <summary>The table.</summary>
    public static ImmutableArray<LifeRule> Table { get; } =
    [
        new(Open, [None], PartyByAnyChannel, [Asked, InReview, Issued]),
        new(SupplyFacts, Undecided, PartyByAnyChannel, [Asked, CaseState.Hearing, InReview, Issued]),
        new(AddNote, Alive, [.. Workers, Legal], []),
        new(NameRepresentative, [.. Undecided, .. Decided], PartyByAnyChannel, []),
        new(Claim, [InReview, AwaitingApproval, Reassessing], Workers, []),
        new(Release, [InReview, AwaitingApproval, Reassessing], Workers, []),
        new(Reassign, [InReview, AwaitingApproval, Reassessing], [TeamLead], []),
        new(Disqualify, [.. Undecided, .. Decided], Workers, [InReview]),
        new(Ask, [InReview], Workers, [Asked]),
        new(Hear, [InReview], Workers, [CaseState.Hearing]),
        new(Extend, [Asked, CaseState.Hearing], PartyByAnyChannel, []),
        new(Reply, [CaseState.Hearing], PartyByAnyChannel, [InReview]),
        new(Exempt, [InReview, Reassessing], Workers, []),
        new(Conclude, [InReview], Workers, [AwaitingApproval, Issued]),
        new(SendBack, [InReview], Workers, []),
        new(Approve, [AwaitingApproval], Workers, [Issued, InReview]),
        new(ReturnProposal, [AwaitingApproval], Workers, [InReview]),
        new(Correct, [Dispatched, Reassessing, AskedToStand, Forwarded], PartyByAnyChannel, [InReview]),
        new(Contest, [.. Undecided, Dispatched, AskedToStand], PartyByAnyChannel, [Reassessing]),
        new(Reassess, [Reassessing], Workers, [Issued, Forwarded]),
        new(Stand, [AskedToStand], PartyByAnyChannel, [Forwarded, Dispatched, InReview]),
        new(RecordBodyAnswer, [Forwarded], Workers, [Dispatched, InReview]),
        new(Reopen, [Issued, Dispatched, AskedToStand, Forwarded, Closed], [.. Workers, Legal], [InReview, Reassessing]),
        new(Annul, [Issued, Dispatched, Reassessing, AskedToStand, Forwarded], [TeamLead, Legal], [Closed, Dispatched, Reassessing, AskedToStand, Forwarded]),
        new(Withdraw, Undecided, PartyByAnyChannel, [Closed]),
        new(RecordDeath, [.. Undecided, .. Decided], Workers, [Closed]),
        new(RecordMove, [.. Undecided, .. Decided], Workers, [Closed]),
        new(Hold, [Issued], [.. Workers, Legal, Role.System], []),
        new(LetGo, [Issued], [TeamLead, Legal], []),
        new(Send, Alive, [Role.System], [Dispatched, AskedToStand]),
        new(Pay, Alive, [Role.System], []),
        new(CaseAction.Expire, Alive, [Role.System], [InReview, Forwarded]),
        new(CaseAction.Dispose, [Dispatched, Closed], [Role.System], [CaseState.Disposed]),
    ];

    private static readonly FrozenDictionary<CaseAction, LifeRule> ByAction = Table.ToFrozenDictionary(rule => rule.Action);

    /// <summary>The rule of an action.</summary>
    public static LifeRule Of(CaseAction action) => ByAction[action];

    /// <summary>What somebody in a role may try in a state; guards of the action itself may still refuse.</summary>
    public static ImmutableArray<CaseAction> Allowed(CaseState state, Role role) =>
        [.. Table.Where(rule => rule.From.Contains(state) && rule.By.Contains(role)).Select(rule => rule.Action)];
}
