namespace DecisionEngine.Explaining;

/// <summary>What an explanation is of.</summary>
public enum Standing
{
    /// <summary>A proposal: a person has still to look at it. Nothing can be complained of yet, and nothing is paid.</summary>
    Proposal,

    /// <summary>A decision, made automatically or approved by a person.</summary>
    Decision,
}
