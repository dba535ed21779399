using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>
/// One language's words for letters. Danish is the binding language. Places in patterns are numbered, and each letter says what its places
/// hold. No word hangs on the platform's own tables, so that an update changes no letter.
/// </summary>
internal sealed partial record LetterWording
{
    public static LetterWording For(string language) => language switch
    {
        "da" => Danish,
        "en" => English,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "There are no letters in this language."),
    };

    /// <summary>A day with its weekday, as part of a sentence: mandag den 29. juni 2026; Monday 29 June 2026.</summary>
    public string Day(DateOnly day) => Letter.Fill(DayPattern, Weekdays[(int)day.DayOfWeek], Wording.Write(day));

    public required Wording Wording { get; init; }

    /// <summary>From Sunday.</summary>
    public required string[] Weekdays { get; init; }
    public required string DayPattern { get; init; }

    // Around every letter. {0} a name, {1} the party represented.
    public required string To { get; init; }
    public required string ToRepresentative { get; init; }
    public required string Date { get; init; }
    public required string Case { get; init; }
    public required string Decision { get; init; }
    public required string DecidedBy { get; init; }
    public required string WrittenBy { get; init; }
    public required string Automatic { get; init; }
    public required string Code { get; init; }

    // How to answer. {0} the last day.
    public required string HeadReply { get; init; }
    public required string ReplyAnyWay { get; init; }
    public required string ReplyBy { get; init; }
    public required string MoreTime { get; init; }
    public required string SomebodyElse { get; init; }

    // Decision. {0} the person, the law, the day or the complaint body; of what the program said {0} case type, {1} version, {2} answer.
    public required string ByPerson { get; init; }
    public required string ByPersonOverRules { get; init; }
    public required string ProgramSaid { get; init; }
    public required string ByLaw { get; init; }
    public required string LastDayToComplain { get; init; }
    public required string CountedFrom { get; init; }
    public required string LateComplaint { get; init; }

    // Receipt. {0} the case type, {1} the day it came; elsewhere {0} the day of the answer.
    public required string ReceiptTitle { get; init; }
    public required string ReceiptAbout { get; init; }
    public required string HeadWhen { get; init; }
    public required string ReceiptDue { get; init; }
    public required string ReceiptLate { get; init; }
    public required string HeadHow { get; init; }
    public required string HowAutomatic { get; init; }
    public required string HowPerson { get; init; }
    public required string HowRights { get; init; }
    public required string HeadCanDo { get; init; }
    public required string CanTell { get; init; }
    public required string CanSee { get; init; }

    // Question.
    public required string QuestionTitle { get; init; }
    public required string QuestionNoRefusal { get; init; }
    public required string HeadQuestions { get; init; }
    public required string ColumnQuestion { get; init; }
    public required string ColumnWhyAsk { get; init; }
    public required string HeadNoReply { get; init; }
    public required string QuestionNoReply { get; init; }

    // Hearing. {0} the case type.
    public required string HearingTitle { get; init; }
    public required string HearingAbout { get; init; }
    public required string HearingOpen { get; init; }
    public required string HeadHearingFacts { get; init; }
    public required string HeadHearingWhy { get; init; }
    public required string HeadHearingDo { get; init; }
    public required string HearingDo { get; init; }
    public required string HearingSee { get; init; }
    public required string HearingNoReply { get; init; }

    // Delay. {0} the day it was to be answered, the reason or the new day.
    public required string DelayTitle { get; init; }
    public required string DelayWas { get; init; }
    public required string DelayBecause { get; init; }
    public required string DelayNew { get; init; }
    public required string DelayNothing { get; init; }
    public required string DelayRights { get; init; }

    // Answer to a contest. {0} the day it came or the complaint body, {1} the decision.
    public required string ContestKept { get; init; }
    public required string ContestUpheld { get; init; }
    public required string ContestPartly { get; init; }
    public required string ContestCame { get; init; }
    public required string ContestLooked { get; init; }
    public required string HeadWhy { get; init; }
    public required string HeadNow { get; init; }
    public required string KeptSent { get; init; }
    public required string KeptNothing { get; init; }
    public required string KeptMore { get; init; }
    public required string KeptLate { get; init; }
    public required string UpheldNew { get; init; }
    public required string PartlyNew { get; init; }
    public required string PartlyAsk { get; init; }
    public required string PartlyBy { get; init; }
    public required string PartlyElse { get; init; }

    // Forwarding. {0} the case type.
    public required string ForwardTitle { get; init; }
    public required string ForwardAbout { get; init; }
    public required string ForwardDecided { get; init; }
    public required string ForwardSent { get; init; }
    public required string ForwardLastDay { get; init; }
    public required string ForwardComplained { get; init; }
    public required string ForwardReassessed { get; init; }
    public required string ForwardRules { get; init; }
    public required string ForwardBy { get; init; }
    public required string ForwardLate { get; init; }
    public required string HeadKept { get; init; }
    public required string HeadEnclosed { get; init; }

    // Other people's data. {0} the purpose, the law, the contact or how long.
    public required string OthersTitle { get; init; }
    public required string OthersWhy { get; init; }
    public required string OthersNoPart { get; init; }
    public required string HeadOthersData { get; init; }
    public required string ColumnData { get; init; }
    public required string ColumnPeriod { get; init; }
    public required string ColumnFrom { get; init; }
    public required string HeadOthersLaw { get; init; }
    public required string OthersLaw { get; init; }
    public required string OthersAutomatic { get; init; }
    public required string OthersPerson { get; init; }
    public required string OthersKept { get; init; }
    public required string OthersShared { get; init; }
    public required string HeadOthersRights { get; init; }
    public required string OthersSee { get; init; }
    public required string OthersWrong { get; init; }
    public required string OthersObject { get; init; }
    public required string OthersComplain { get; init; }
    public required string OthersOfficer { get; init; }
}
