using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace DecisionEngine.Web.Signing;

/// <summary>Systems bring a token of the provider's, for this audience, not expired, signed with an asymmetric key.</summary>
internal static class BearerSignIn
{
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512];

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public static void Add(AuthenticationBuilder authentication, HostOptions options)
    {
        if (options.Systems is { } systems)
            authentication.AddJwtBearer(Schemes.Bearer, bearer => Configure(bearer, systems));
        else
            authentication.AddScheme<AuthenticationSchemeOptions, NoBearerHandler>(Schemes.Bearer, null);
    }

    private static void Configure(JwtBearerOptions bearer, SystemOptions systems)
    {
        bearer.Authority = systems.Authority.AbsoluteUri;
        bearer.RequireHttpsMetadata = !systems.Authority.IsLoopback;
        bearer.Audience = systems.Audience;
        bearer.BackchannelTimeout = OpenIdSignIn.Patience;
        bearer.MapInboundClaims = false;
        bearer.SaveToken = false;
        // Why a token does not hold is for the log: told to whoever made it, it helps them make a better one.
        bearer.IncludeErrorDetails = false;
        bearer.TokenValidationParameters.ValidAlgorithms = Algorithms;
        bearer.TokenValidationParameters.ClockSkew = ClockSkew;
        bearer.TokenValidationParameters.RequireExpirationTime = true;
        bearer.TokenValidationParameters.RequireSignedTokens = true;
        bearer.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (SystemRecognition.Recognise(systems, context.Principal!) is { } person)
                    context.Principal = PersonClaims.Write(person);
                else
                    context.Fail("The token names no system.");
                return Task.CompletedTask;
            },
        };
    }
}
