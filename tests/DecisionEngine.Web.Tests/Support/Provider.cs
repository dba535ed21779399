using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DecisionEngine.Web.Tests.Support;

/// <summary>A real OpenID provider. Whoever comes to it is who the test says; what it hands out is made and checked by OpenIddict.</summary>
public sealed class Provider : IAsyncLifetime
{
    public const string Secret = "a-secret-of-the-tests";
    public const string Audience = "decision-engine";

    private readonly RSA rsa = RSA.Create(2048);
    private WebApplication app = null!;

    /// <summary>The claims of whoever comes next.</summary>
    public ImmutableArray<(string Type, string Value)> Comes { get; set; } = [];

    /// <summary>Whether the claims are told at the user-information endpoint instead of in the identity token.</summary>
    public bool TellsLater { get; set; }

    /// <summary>What the clients asked for, as it came to the authorization endpoint.</summary>
    public List<OpenIddictRequest> Asked { get; } = [];

    public Uri Address { get; private set; } = null!;

    public RsaSecurityKey Key => new(rsa) { KeyId = "the-key-of-the-tests" };

    public string[] Settings => RunningHost.InProduction(Address.AbsoluteUri);

    /// <summary>A token signed with the provider's own key, whatever it says.</summary>
    public string Token(Action<SecurityTokenDescriptor> change)
    {
        var now = DateTime.UtcNow;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address.AbsoluteUri,
            Audience = Audience,
            NotBefore = now.AddMinutes(-10),
            IssuedAt = now.AddMinutes(-10),
            Expires = now.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["client_id"] = "intake", ["scope"] = "cases.read" },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        };
        change(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(Configure);
        app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/authorize", (Delegate)Authorize);
        app.MapPost("/token", (Delegate)ExchangeAsync);
        app.MapGet("/userinfo", (Delegate)TellAsync);
        app.MapGet("/logout", () => Results.SignOut(null, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        rsa.Dispose();
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode();
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo").SetEndSessionEndpointUris("logout");
        server.AllowAuthorizationCodeFlow().AllowClientCredentialsFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes("cases.read", "cases.write", "person");
        server.AddEphemeralEncryptionKey().AddSigningKey(Key).DisableAccessTokenEncryption();
        server.UseAspNetCore().DisableTransportSecurityRequirement()
            .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableUserInfoEndpointPassthrough().EnableEndSessionEndpointPassthrough();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId is not ("Citizens" or "Staff") || !new Uri(context.RedirectUri!).AbsolutePath.StartsWith("/sign-in/", StringComparison.Ordinal))
                context.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientSecret != Secret)
                context.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId is not ("Citizens" or "Staff"))
                context.Reject(Errors.InvalidClient);
            return default;
        }));
    }

    private IResult Authorize(HttpContext context)
    {
        Asked.Add(context.GetOpenIddictServerRequest()!);
        var identity = new ClaimsIdentity("the tests", Claims.Name, Claims.Role);
        if (Comes.All(claim => claim.Type != Claims.Subject))
            identity.AddClaim(Claims.Subject, "somebody");
        foreach (var (type, value) in Comes)
            identity.AddClaim(new Claim(type, value));
        identity.SetScopes(context.GetOpenIddictServerRequest()!.GetScopes());
        identity.SetDestinations(claim => TellsLater && claim.Type != Claims.Subject ? [] : [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> ExchangeAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest()!;
        if (request.IsAuthorizationCodeGrantType())
        {
            var kept = await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.AuthenticateAsync(context, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            return Results.SignIn(kept.Principal!, null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        }
        var identity = new ClaimsIdentity("the tests", Claims.Name, Claims.Role);
        identity.AddClaim(Claims.Subject, request.ClientId!);
        identity.AddClaim("units", "dagtilbud");
        identity.SetScopes(request.GetScopes());
        identity.SetResources(Audience);
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private async Task<IResult> TellAsync(HttpContext context)
    {
        var kept = await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.AuthenticateAsync(context, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return kept.Principal is null
            ? Results.Unauthorized()
            : Results.Json(Comes.GroupBy(claim => claim.Type).ToDictionary(claims => claims.Key, claims => (object)(claims.Count() == 1 ? claims.First().Value : claims.Select(claim => claim.Value).ToArray()))
                .Append(KeyValuePair.Create(Claims.Subject, (object)kept.Principal.GetClaim(Claims.Subject)!)).DistinctBy(claim => claim.Key).ToDictionary());
    }
}
