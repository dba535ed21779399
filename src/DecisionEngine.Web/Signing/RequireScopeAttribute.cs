using Microsoft.AspNetCore.Authorization;

namespace DecisionEngine.Web.Signing;

/// <summary>What a system's token must allow. It asks nothing of people: they are held by their role.</summary>
/// <param name="scope">The scope, e.g. <c>cases.write</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequireScopeAttribute(string scope) : Attribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>The scope.</summary>
    public string Scope { get; } = scope;

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Reads the scopes off the token.</summary>
internal sealed class ScopeHandler : AuthorizationHandler<RequireScopeAttribute>
{
    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequireScopeAttribute requirement)
    {
        if (Person.Of(context.User) is { } person && (person.Role != Role.System || person.Scopes.Contains(requirement.Scope)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
