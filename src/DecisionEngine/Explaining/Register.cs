namespace DecisionEngine.Explaining;

/// <summary>Whom an explanation is for.</summary>
public enum Register
{
    /// <summary>The citizen: what, why, what now.</summary>
    Citizen,

    /// <summary>The caseworker: also why the case needs a person, and every step.</summary>
    Caseworker,

    /// <summary>Legal staff: also expressions, rates with their intervals and sources, and hashes.</summary>
    Legal,
}
