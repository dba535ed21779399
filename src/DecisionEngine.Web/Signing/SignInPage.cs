using System.Collections.Immutable;

namespace DecisionEngine.Web.Signing;

/// <summary>What the sign-in page shows.</summary>
/// <param name="Language">Its language.</param>
/// <param name="IsSignedIn">Whether somebody is signed in already.</param>
/// <param name="HasCitizens">Whether citizens' provider is set up.</param>
/// <param name="HasStaff">Whether that of the staff is.</param>
/// <param name="Personas">The invented people to choose from; empty outside Development.</param>
/// <param name="Next">Where to go then.</param>
public sealed record SignInPage(string Language, bool IsSignedIn, bool HasCitizens, bool HasStaff, ImmutableArray<Persona> Personas, string Next)
{
    /// <summary>A text in the page's language.</summary>
    /// <param name="danish">In Danish.</param>
    /// <param name="english">In English.</param>
    public string In(string danish, string english) => Language == Problems.Language.English ? english : danish;
}
