using System.Collections.Immutable;

namespace DecisionEngine.Web.Api;

/// <summary>The problems an action may end with, for the description of the API; those of every action are added by themselves.</summary>
/// <param name="codes">The registered codes.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FailsWithAttribute(params string[] codes) : Attribute
{
    /// <summary>The codes.</summary>
    public ImmutableArray<string> Codes { get; } = [.. codes];
}
