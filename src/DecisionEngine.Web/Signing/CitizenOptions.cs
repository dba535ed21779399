using System.Collections.Immutable;

namespace DecisionEngine.Web.Signing;

/// <summary>How citizens sign in.</summary>
/// <param name="Authority">The OpenID provider.</param>
/// <param name="ClientId">What the host is called there.</param>
/// <param name="ClientSecret">Its secret there.</param>
/// <param name="Scopes">What is asked for beside <c>openid</c>.</param>
/// <param name="UserInfo">Whether claims are fetched from the user-information endpoint as well.</param>
/// <param name="PersonClaim">The claim that holds the civil registration number. It is turned into a person key and forgotten.</param>
/// <param name="Assurance">The accepted values of <c>acr</c>, asked for and checked; empty for any.</param>
public sealed record CitizenOptions(
    Uri Authority, string ClientId, string ClientSecret, ImmutableArray<string> Scopes, bool UserInfo, string PersonClaim, ImmutableArray<string> Assurance)
{
    internal static CitizenOptions? Read(ConfigurationReader reader)
    {
        var options = (
            Authority: reader.Provider("SignIn:Citizens:Authority"),
            ClientId: reader.Needed("SignIn:Citizens:ClientId", "the client's name at the citizens' provider"),
            ClientSecret: reader.Needed("SignIn:Citizens:ClientSecret", "the client's secret at the citizens' provider"),
            Scopes: reader.List("SignIn:Citizens:Scopes"),
            UserInfo: reader.Flag("SignIn:Citizens:UserInfo"),
            PersonClaim: reader.Text("SignIn:Citizens:PersonClaim", "cpr"),
            Assurance: reader.List("SignIn:Citizens:Assurance"));
        return options.Authority is null
            ? null
            : new CitizenOptions(options.Authority, options.ClientId, options.ClientSecret, options.Scopes, options.UserInfo, options.PersonClaim, options.Assurance);
    }
}
