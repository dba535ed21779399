using System.Security.Claims;
using DecisionEngine.Web.Problems;

namespace DecisionEngine.Web.Signing;

/// <summary>Makes a citizen of what the citizens' provider says. The civil registration number goes no further than this.</summary>
internal sealed class CitizenRecognition(CitizenOptions options, PersonKeys keys)
{
    public (Person? Person, ProblemCode? Refusal) Recognise(ClaimsPrincipal said)
    {
        if (!options.Assurance.IsEmpty && !options.Assurance.Contains(said.FindFirstValue("acr") ?? ""))
            return (null, ProblemCodes.Assurance);
        var numbers = said.FindAll(options.PersonClaim).Select(claim => claim.Value).Distinct().ToList();
        return numbers is [{ Length: > 0 } number]
            ? (new Person(Role.Citizen, keys.Of(number), [], Schemes.Citizen), null)
            : (null, ProblemCodes.NoIdentifier);
    }
}
