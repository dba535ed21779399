namespace DecisionEngine.Cases.Publishing;

/// <summary>The letters the authority writes.</summary>
public enum LetterKind
{
    /// <summary>That an application has come, and how it is worked on.</summary>
    Receipt,

    /// <summary>Questions only the party can answer.</summary>
    Question,

    /// <summary>What speaks against the party, before anything is decided (FVL § 19; R8).</summary>
    Hearing,

    /// <summary>A decision (FVL §§ 22, 24 and 25).</summary>
    Decision,

    /// <summary>That the authority will not keep its own deadline.</summary>
    Delay,

    /// <summary>The answer to a party who disagreed (R7).</summary>
    ContestAnswer,

    /// <summary>The letter on top of what goes to the complaint body (R7).</summary>
    Forwarding,

    /// <summary>To somebody whose data were used in another person's case.</summary>
    OthersData,
}

/// <summary>Letters by the names files and messages use.</summary>
public static class LetterKinds
{
    /// <summary>The stable name, e.g. <c>contest-answer</c>.</summary>
    public static string Name(this LetterKind kind) => kind switch
    {
        LetterKind.Receipt => "receipt",
        LetterKind.Question => "question",
        LetterKind.Hearing => "hearing",
        LetterKind.Decision => "decision",
        LetterKind.Delay => "delay",
        LetterKind.ContestAnswer => "contest-answer",
        LetterKind.Forwarding => "forwarding",
        LetterKind.OthersData => "others-data",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such letter."),
    };
}
