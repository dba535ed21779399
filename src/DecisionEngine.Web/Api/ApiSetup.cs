using System.Text.Json;
using System.Text.Json.Serialization;
using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Api;

/// <summary>Controllers, and how they read and write JSON.</summary>
internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services, HostOptions options)
    {
        services.AddSingleton<ProblemCatalogue>();
        services.AddProblems(ProblemCodes.All);
        services.AddControllersWithViews()
            .AddJsonOptions(json =>
            {
                json.AllowInputFormatterExceptionMessages = false;
                Strict(json.JsonSerializerOptions, options.Limits.JsonDepth);
            })
            .ConfigureApiBehaviorOptions(behaviour =>
            {
                behaviour.InvalidModelStateResponseFactory = InvalidModel.Answer;
                // Bare statuses become problems further out.
                behaviour.SuppressMapClientErrors = true;
            });
        // The description of the API is made by these.
        services.ConfigureHttpJsonOptions(json => Strict(json.SerializerOptions, options.Limits.JsonDepth));
        services.AddDescription();
        services.Configure<MvcOptions>(mvc => mvc.ReturnHttpNotAcceptable = true);
    }

    /// <summary>Nothing unknown, nothing twice, nothing missing, no text for a number.</summary>
    private static void Strict(JsonSerializerOptions json, int depth)
    {
        json.MaxDepth = depth;
        json.AllowDuplicateProperties = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.PropertyNameCaseInsensitive = false;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
