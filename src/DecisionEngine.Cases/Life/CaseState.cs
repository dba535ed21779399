namespace DecisionEngine.Cases.Life;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>It does not exist yet.</summary>
    None,

    /// <summary>The party has been asked for facts.</summary>
    Asked,

    /// <summary>The party has been heard about facts and may reply (FVL § 19).</summary>
    Hearing,

    /// <summary>A caseworker must look at it.</summary>
    InReview,

    /// <summary>A second person must approve what a caseworker proposes.</summary>
    AwaitingApproval,

    /// <summary>Decided, and not sent yet.</summary>
    Issued,

    /// <summary>The party has the decision.</summary>
    Dispatched,

    /// <summary>The party disagrees; somebody else than the first decider looks at it again.</summary>
    Reassessing,

    /// <summary>The party has been asked whether the complaint stands after a partial change.</summary>
    AskedToStand,

    /// <summary>The complaint is with the complaint body.</summary>
    Forwarded,

    /// <summary>Ended without a decision in force: withdrawn, annulled, passed on, or the party has died or moved.</summary>
    Closed,

    /// <summary>The personal data have been disposed of; the chain remains.</summary>
    Disposed,
}
