using System.Collections.Immutable;

namespace DecisionEngine.Web.Signing;

/// <summary>The ways somebody is recognised.</summary>
public static class Schemes
{
    /// <summary>A citizen's session cookie.</summary>
    public const string Citizen = "citizen";

    /// <summary>The session cookie of staff.</summary>
    public const string Staff = "staff";

    /// <summary>A system's bearer token.</summary>
    public const string Bearer = "bearer";

    /// <summary>The citizens' provider.</summary>
    internal const string CitizenProvider = "citizen-provider";

    /// <summary>The provider of the staff.</summary>
    internal const string StaffProvider = "staff-provider";

    /// <summary>Chooses among the three by the request.</summary>
    internal const string ByRequest = "by-request";

    internal static readonly ImmutableArray<string> People = [Citizen, Staff, Bearer];

    /// <summary>Whether a browser sends the proof by itself, so that another site could make it do so.</summary>
    /// <param name="person">Who asks.</param>
    internal static bool IsSentByBrowsers(Person? person) => person is not { Scheme: Bearer };
}
