namespace DecisionEngine.Loading;

/// <summary>How serious a finding in a rule set is.</summary>
public enum Severity
{
    /// <summary>The rule set can be used; somebody should look.</summary>
    Warning,

    /// <summary>The rule set cannot be used.</summary>
    Error,
}
