namespace DecisionEngine.Cli;

/// <summary>What a command answers to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done. A case that goes to a person is also done.</summary>
    public const int Ok = 0;

    /// <summary>The rule set or its examples have findings that must be mended.</summary>
    public const int Findings = 1;

    /// <summary>The command cannot be carried out as asked: arguments, files, facts, or an unusable rule set.</summary>
    public const int BadInput = 2;

    /// <summary>The program itself is wrong.</summary>
    public const int Bug = 3;

    /// <summary>Told to stop before the end; what was written is whole, and the command can go on from there.</summary>
    public const int Interrupted = 130;
}
