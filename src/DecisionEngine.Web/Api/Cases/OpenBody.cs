using System.Text.Json;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Security;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>A case that is handed in.</summary>
/// <param name="CaseType">The rule set.</param>
/// <param name="Party">Whom it is about.</param>
/// <param name="Facts">A facts file.</param>
/// <param name="Representative">Who acts for the party; null for nobody.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
/// <param name="Language">The language letters are written in.</param>
public sealed record OpenBody(string CaseType, PartyBody Party, JsonElement Facts, PersonBody? Representative = null, string Channel = "web", string Language = "da")
{
    internal Open ToCommand(Person person, PersonNumberReader numbers) => new(
        CaseType,
        new Party(PartyKey(person, numbers), Party.Name, Party.Address, Party.AddressProtected, Party.DigitalPost),
        Representative is null ? null : new Representative(numbers.KeyOf(Representative.PersonNumber, "representative.personNumber"), Representative.Name),
        Channel,
        Language,
        Body.Facts(Facts));

    // A citizen is known from signing in and is nobody else, whatever the body says.
    private string PartyKey(Person person, PersonNumberReader numbers) => person.Role != Role.Citizen ? numbers.KeyOf(Party.PersonNumber, "party.personNumber")
        : Party.PersonNumber is null ? person.Id
        : throw new ProblemException(CaseProblems.WrongRole, "party.personNumber");
}

/// <summary>Whom a case is about.</summary>
/// <param name="Name">The name letters are written to.</param>
/// <param name="PersonNumber">The civil registration number, by staff and systems alone. A key is made of it; the number itself is not kept.</param>
/// <param name="Address">Where letters go; null where they go to the digital mailbox.</param>
/// <param name="AddressProtected">Whether the address is protected.</param>
/// <param name="DigitalPost">Whether letters go to the digital mailbox.</param>
public sealed record PartyBody(string Name, string? PersonNumber = null, string? Address = null, bool AddressProtected = false, bool DigitalPost = true);

/// <summary>Somebody else than the party.</summary>
/// <param name="Name">The name.</param>
/// <param name="PersonNumber">The civil registration number. A key is made of it; the number itself is not kept.</param>
public sealed record PersonBody(string Name, string PersonNumber);

/// <summary>Makes person keys of the civil registration numbers in bodies.</summary>
public sealed class PersonNumberReader(PersonKeys keys, IHostEnvironment environment)
{
    private const string Invented = "persona:";

    /// <summary>The key. In Development the invented people have numbers of their own: <c>persona:amina</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="field">Where it stands.</param>
    /// <exception cref="ProblemException">It is none.</exception>
    public string KeyOf(string? number, string field)
    {
        if (environment.IsDevelopment() && number?.StartsWith(Invented, StringComparison.Ordinal) == true)
            return keys.Of(number);
        return number is not null && PersonNumbers.IsOne(number) ? keys.Of(number) : throw new ProblemException(CaseProblems.PersonNumber, field);
    }
}
