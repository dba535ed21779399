namespace DecisionEngine.Cases.Life;

/// <summary>What can be done to a case. Verbs; what follows is said by events.</summary>
public enum CaseAction
{
    /// <summary>Hand it in.</summary>
    Open,

    /// <summary>Supply facts, answering a question or not.</summary>
    SupplyFacts,

    /// <summary>Add a note of what was received or done (R12).</summary>
    AddNote,

    /// <summary>Name or end a representative (R10).</summary>
    NameRepresentative,

    /// <summary>Take it from the queue.</summary>
    Claim,

    /// <summary>Put it back.</summary>
    Release,

    /// <summary>Give it to another, by a team lead.</summary>
    Reassign,

    /// <summary>Declare oneself, or as a team lead another, disqualified.</summary>
    Disqualify,

    /// <summary>Ask the party for facts.</summary>
    Ask,

    /// <summary>Hear the party about facts.</summary>
    Hear,

    /// <summary>Give the party more time.</summary>
    Extend,

    /// <summary>Reply to a hearing.</summary>
    Reply,

    /// <summary>Record why the party need not be heard.</summary>
    Exempt,

    /// <summary>Approve or amend the proposal.</summary>
    Conclude,

    /// <summary>Send it back to the queue, perhaps of another unit.</summary>
    SendBack,

    /// <summary>Approve what another proposes.</summary>
    Approve,

    /// <summary>Return what another proposes.</summary>
    ReturnProposal,

    /// <summary>Say that a fact is wrong (GDPR art. 16).</summary>
    Correct,

    /// <summary>Disagree with the decision.</summary>
    Contest,

    /// <summary>Conclude the reassessment.</summary>
    Reassess,

    /// <summary>Say whether the complaint stands after a partial change.</summary>
    Stand,

    /// <summary>Record the complaint body's answer.</summary>
    RecordBodyAnswer,

    /// <summary>Take it up again on the authority's own motion.</summary>
    Reopen,

    /// <summary>Annul the decision.</summary>
    Annul,

    /// <summary>Withdraw the application.</summary>
    Withdraw,

    /// <summary>Record that the party has died.</summary>
    RecordDeath,

    /// <summary>Record that the party has moved to another authority.</summary>
    RecordMove,

    /// <summary>Hold back what is decided and not sent.</summary>
    Hold,

    /// <summary>Let go of what was held.</summary>
    LetGo,

    /// <summary>Send a letter that is due.</summary>
    Send,

    /// <summary>Pay, by an instruction to the payment system.</summary>
    Pay,

    /// <summary>Let a deadline take its effect.</summary>
    Expire,

    /// <summary>Dispose of the personal data.</summary>
    Dispose,
}
