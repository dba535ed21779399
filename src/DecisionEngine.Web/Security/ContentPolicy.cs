using System.Collections.Immutable;

namespace DecisionEngine.Web.Security;

/// <summary>What a page may load. Nothing but what is named, nothing inline, and no other site may frame it.</summary>
/// <param name="Value">The header Content-Security-Policy.</param>
public sealed record ContentPolicy(string Value)
{
    /// <summary>The policy of every page that does not bring its own as endpoint metadata.</summary>
    /// <param name="formTargets">Origins a form may end at beside our own: signing out ends at the provider's.</param>
    public static ContentPolicy Everywhere(ImmutableArray<string> formTargets) => new(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + $"form-action {string.Join(' ', formTargets.Prepend("'self'"))}; base-uri 'none'; frame-ancestors 'none'");
}
