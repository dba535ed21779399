using System.Collections.Immutable;

namespace DecisionEngine.Web.Signing;

/// <summary>What a system's token may allow.</summary>
public static class Scopes
{
    /// <summary>Reading cases.</summary>
    public const string Read = "cases.read";

    /// <summary>Opening cases and sending facts.</summary>
    public const string Write = "cases.write";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Read, Write];
}
