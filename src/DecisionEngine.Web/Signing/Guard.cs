using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Authorization;

namespace DecisionEngine.Web.Signing;

/// <summary>Something one may want to do with an object.</summary>
/// <param name="Name">Its stable name, e.g. <c>read</c>.</param>
public sealed record Operation(string Name) : IAuthorizationRequirement;

/// <summary>Asks, before anything is shown or done, whether this person may do this to this object.</summary>
public sealed class Guard(IAuthorizationService authorization, IHttpContextAccessor accessor)
{
    /// <summary>Who asks. Behind an authorised endpoint there is always somebody.</summary>
    public Person Person => Person.Of(accessor.HttpContext?.User) ?? throw new ProblemException(ProblemCodes.NotSignedIn);

    /// <summary>Lets the person through or ends the request.</summary>
    /// <param name="resource">The object; an <see cref="ObjectRule{TResource}"/> of its type must be registered, or nobody passes.</param>
    /// <param name="operation">What is to be done with it.</param>
    /// <exception cref="ProblemException">The person may not; the problem is the one the rule gave.</exception>
    public async Task EnsureAsync(object resource, Operation operation)
    {
        var result = await authorization.AuthorizeAsync(accessor.HttpContext!.User, resource, operation);
        if (!result.Succeeded)
            throw new ProblemException(result.Failure.FailureReasons.OfType<Refusal>().FirstOrDefault()?.Code ?? ProblemCodes.Forbidden);
    }

    internal sealed class Refusal(IAuthorizationHandler handler, ProblemCode code) : AuthorizationFailureReason(handler, code.Code)
    {
        public ProblemCode Code { get; } = code;
    }
}
