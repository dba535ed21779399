using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Authorization;

namespace DecisionEngine.Web.Signing;

/// <summary>Who may do what to an object of one type. Registered as an <see cref="IAuthorizationHandler"/>.</summary>
/// <typeparam name="TResource">The type of the object.</typeparam>
public abstract class ObjectRule<TResource> : AuthorizationHandler<Operation, TResource>
{
    /// <summary>Decides. <see cref="ProblemCodes.NotFound"/> hides that the object is there, which is what a stranger gets; another code says why not.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="operation">What they want to do.</param>
    /// <param name="resource">To what.</param>
    /// <returns>Null to allow it.</returns>
    protected abstract ValueTask<ProblemCode?> RefuseAsync(Person person, Operation operation, TResource resource);

    /// <inheritdoc />
    protected sealed override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Operation requirement, TResource resource)
    {
        if (Person.Of(context.User) is not { } person)
            return;
        if (await RefuseAsync(person, requirement, resource) is { } code)
            context.Fail(new Guard.Refusal(this, code));
        else
            context.Succeed(requirement);
    }
}
