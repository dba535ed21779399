using System.Security.Claims;
using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DecisionEngine.Web.Signing;

/// <summary>Signing in at an OpenID provider: code flow with PKCE. Of all that the provider says, the person alone is kept.</summary>
internal static class OpenIdSignIn
{
    /// <summary>How long the provider may take to answer.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Add(AuthenticationBuilder authentication, HostOptions options)
    {
        if (options.Citizens is { } citizens)
        {
            authentication.AddOpenIdConnect(Schemes.CitizenProvider, provider =>
            {
                Configure(provider, Schemes.Citizen, citizens.Authority, citizens.ClientId, citizens.ClientSecret, [.. citizens.Scopes], citizens.UserInfo);
                if (!citizens.Assurance.IsEmpty)
                    provider.Events.OnRedirectToIdentityProvider = context => Ask(context, string.Join(' ', citizens.Assurance));
                provider.ClaimActions.MapJsonKey(citizens.PersonClaim, citizens.PersonClaim);
                provider.Events.OnTicketReceived = context => KeepAsync(context, new CitizenRecognition(citizens, context.HttpContext.RequestServices.GetRequiredService<PersonKeys>()).Recognise);
            });
        }
        if (options.Staff is { } staff)
        {
            authentication.AddOpenIdConnect(Schemes.StaffProvider, provider =>
            {
                Configure(provider, Schemes.Staff, staff.Authority, staff.ClientId, staff.ClientSecret, [.. staff.Scopes], staff.UserInfo);
                foreach (var claim in new[] { staff.IdClaim, staff.NameClaim, staff.RoleClaim, staff.UnitClaim }.Distinct())
                    provider.ClaimActions.MapJsonKey(claim, claim);
                provider.Events.OnTicketReceived = context => KeepAsync(context, new StaffRecognition(staff).Recognise);
            });
        }
    }

    private static void Configure(OpenIdConnectOptions provider, string scheme, Uri authority, string client, string secret, string[] scopes, bool userInfo)
    {
        provider.SignInScheme = scheme;
        provider.Authority = authority.AbsoluteUri;
        provider.RequireHttpsMetadata = !authority.IsLoopback;
        provider.ClientId = client;
        provider.ClientSecret = secret;
        provider.CallbackPath = $"/sign-in/{scheme}/back";
        provider.SignedOutCallbackPath = $"/sign-out/{scheme}/back";
        provider.SignedOutRedirectUri = "/sign-in";
        provider.RemoteSignOutPath = PathString.Empty;
        provider.BackchannelTimeout = Patience;
        provider.ResponseType = OpenIdConnectResponseType.Code;
        // By query, so that the way back is an ordinary navigation: the cookies of the way out need not be open to other sites' posts.
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.UsePkce = true;
        // Tokens hold the civil registration number.
        provider.SaveTokens = false;
        provider.MapInboundClaims = false;
        provider.GetClaimsFromUserInfoEndpoint = userInfo;
        provider.ClaimActions.Clear();
        provider.Scope.Clear();
        foreach (var scope in scopes.Prepend(OpenIdConnectScope.OpenId).Distinct())
            provider.Scope.Add(scope);
        foreach (var (cookie, name) in new[] { (provider.CorrelationCookie, "__Host-correlation."), (provider.NonceCookie, "__Host-nonce.") })
        {
            Sessions.Strict(cookie);
            cookie.Name = name;
        }
        provider.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            // The client is named instead of an identity token, for none is kept.
            context.ProtocolMessage.ClientId = client;
            return Task.CompletedTask;
        };
        provider.Events.OnRemoteFailure = async context =>
        {
            context.HandleResponse();
            await ProblemWriter.WriteAsync(context.HttpContext, ProblemCodes.SignInFailed);
        };
    }

    private static Task Ask(RedirectContext context, string assurance)
    {
        context.ProtocolMessage.AcrValues = assurance;
        return Task.CompletedTask;
    }

    // The last step before the cookie: what the provider said is replaced by the person, or nobody is signed in.
    private static async Task KeepAsync(TicketReceivedContext context, Func<ClaimsPrincipal, (Person? Person, ProblemCode? Refusal)> recognise)
    {
        var (person, refusal) = recognise(context.Principal!);
        context.HandleResponse();
        if (person is null)
        {
            await ProblemWriter.WriteAsync(context.HttpContext, refusal!);
            return;
        }
        await Sessions.SignInAsync(context.HttpContext, person);
        context.Response.Redirect(context.ReturnUri ?? "/");
    }
}
