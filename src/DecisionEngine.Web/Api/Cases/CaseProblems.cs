using System.Collections.Frozen;
using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Web.Problems;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>What can go wrong with a case: the guards of the domain, with a status each.</summary>
public static class CaseProblems
{
    /// <summary>Something is missing, or is not one of the possible answers.</summary>
    public static readonly ProblemCode Missing = new(RefusalCode.Missing, 422, "Der mangler noget, eller det er ikke et af de mulige svar.", "Something is missing, or is not one of the possible answers.");

    /// <summary>A fact cannot be read.</summary>
    public static readonly ProblemCode FactInvalid = new(RefusalCode.FactInvalid, 422, "En oplysning kan ikke læses.", "A fact cannot be read.");

    /// <summary>There is no such case type.</summary>
    public static readonly ProblemCode UnknownCaseType = new(RefusalCode.UnknownCaseType, 422, "Sagstypen findes ikke.", "There is no such case type.");

    /// <summary>That cannot be done in your role.</summary>
    public static readonly ProblemCode WrongRole = new(RefusalCode.WrongRole, 403, "Det kan man ikke gøre i din rolle.", "That cannot be done in your role.");

    /// <summary>That cannot be done as the case stands now.</summary>
    public static readonly ProblemCode WrongState = new(RefusalCode.WrongState, 409, "Det kan ikke gøres, som sagen står nu.", "That cannot be done as the case stands now.");

    /// <summary>The case belongs to another unit.</summary>
    public static readonly ProblemCode OtherUnit = new(RefusalCode.OtherUnit, 403, "Sagen hører til en anden enhed.", "The case belongs to another unit.");

    /// <summary>It has been done already.</summary>
    public static readonly ProblemCode AlreadyDone = new(RefusalCode.AlreadyDone, 409, "Det er allerede gjort.", "It has been done already.");

    /// <summary>Somebody else has taken the case.</summary>
    public static readonly ProblemCode ClaimedByAnother = new(RefusalCode.ClaimedByAnother, 409, "En anden har taget sagen.", "Somebody else has taken the case.");

    /// <summary>Claim the case first.</summary>
    public static readonly ProblemCode NotClaimed = new(RefusalCode.NotClaimed, 409, "Tag sagen først.", "Claim the case first.");

    /// <summary>You are disqualified from the case.</summary>
    public static readonly ProblemCode Disqualified = new(RefusalCode.Disqualified, 403, "Du er inhabil i sagen.", "You are disqualified from the case.");

    /// <summary>Somebody else than the one who decided or proposed must look at it.</summary>
    public static readonly ProblemCode OwnWork = new(RefusalCode.OwnWork, 403, "Det skal en anden se på end den, der afgjorde eller foreslog.", "Somebody else than the one who decided or proposed must look at it.");

    /// <summary>Each reason for review needs an answer of its own.</summary>
    public static readonly ProblemCode FlagUnanswered = new(RefusalCode.FlagUnanswered, 422, "Hver grund til gennemgang skal have sit eget svar.", "Each reason for review needs an answer of its own.");

    /// <summary>A question of discretion needs its main considerations.</summary>
    public static readonly ProblemCode DiscretionUnanswered = new(RefusalCode.DiscretionUnanswered, 422, "Et skøn skal have sine hovedhensyn.", "A question of discretion needs its main considerations.");

    /// <summary>There is no outcome.</summary>
    public static readonly ProblemCode NoOutcome = new(RefusalCode.NoOutcome, 422, "Der er intet udfald.", "There is no outcome.");

    /// <summary>The party must be heard first.</summary>
    public static readonly ProblemCode HearingRequired = new(RefusalCode.HearingRequired, 422, "Parten skal høres først.", "The party must be heard first.");

    /// <summary>The party may still answer.</summary>
    public static readonly ProblemCode HearingRunning = new(RefusalCode.HearingRunning, 409, "Parten kan stadig svare.", "The party may still answer.");

    /// <summary>The reasons are not sufficient.</summary>
    public static readonly ProblemCode ReasonsInsufficient = new(RefusalCode.ReasonsInsufficient, 422, "Begrundelsen er ikke fyldestgørende.", "The reasons are not sufficient.");

    /// <summary>There is no decision.</summary>
    public static readonly ProblemCode NoDecision = new(RefusalCode.NoDecision, 409, "Der er ingen afgørelse.", "There is no decision.");

    /// <summary>The decision has not been sent yet.</summary>
    public static readonly ProblemCode NotDispatched = new(RefusalCode.NotDispatched, 409, "Afgørelsen er ikke sendt endnu.", "The decision has not been sent yet.");

    /// <summary>The reason for looking behind the pseudonyms is missing, too short or too long.</summary>
    public static readonly ProblemCode AccessReason = new("access.reason", 422, "Skriv på 10-500 tegn og uden CPR-nummer, hvorfor du skal se det.", "Say in 10-500 characters, without a civil registration number, why you must see it.");

    /// <summary>What was given is no civil registration number.</summary>
    public static readonly ProblemCode PersonNumber = new("party.person-number", 422, "Det er ikke et CPR-nummer.", "That is no civil registration number.");

    /// <summary>All of these.</summary>
    public static ImmutableArray<ProblemCode> All { get; } =
    [
        Missing, FactInvalid, UnknownCaseType, WrongRole, WrongState, OtherUnit, AlreadyDone, ClaimedByAnother, NotClaimed, Disqualified, OwnWork, FlagUnanswered, DiscretionUnanswered, NoOutcome, HearingRequired, HearingRunning, ReasonsInsufficient, NoDecision, NotDispatched,
        AccessReason, PersonNumber,
    ];

    private static readonly FrozenDictionary<string, ProblemCode> ByRefusal = All.Select(code => KeyValuePair.Create(code.Code, code))
        .Append(KeyValuePair.Create(RefusalCode.NotFound, ProblemCodes.NotFound))
        .Append(KeyValuePair.Create(RefusalCode.VersionConflict, ProblemCodes.VersionConflict))
        .Append(KeyValuePair.Create(RefusalCode.KeyReused, ProblemCodes.KeyReused))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The problem of a refusal's code.</summary>
    public static ProblemCode Of(string refusal) => ByRefusal[refusal];

    /// <summary>A refusal as the end of a request. Whoever is not of the staff is told the details of what they wrote themselves alone: others say how the case stands.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="version">How many events the case has; null for no case.</param>
    /// <param name="isStaff">Whether it is told to staff.</param>
    public static ProblemException Of(Refusal refusal, int? version, bool isStaff)
    {
        var code = Of(refusal.Code);
        if (code == ProblemCodes.VersionConflict)
            return new ProblemException(code) { CurrentVersion = version };
        var errors = refusal.Others.Insert(0, refusal with { Others = [] })
            .Select(each => new ProblemError(Of(each.Code), each.Field.Length > 0 ? each.Field : null, isStaff || Of(each.Code).Status == 422 ? each.Detail : null));
        return new ProblemException(code, refusal.Field.Length > 0 ? refusal.Field : null) { Errors = [.. errors] };
    }
}
