using DecisionEngine.Web.Security;
using Microsoft.OpenApi;

namespace DecisionEngine.Web.Api;

/// <summary>The description of the API, and the page to read it on.</summary>
internal static class OpenApiSetup
{
    internal const string Bearer = "bearer";
    internal const string Problem = "Problem";

    private const string Document = "v1";

    // The page's pictures are written into its style sheet. Nothing else is let in, and no other page lets these in.
    private static readonly ContentPolicy Page = new(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.AddOperationTransformer<OperationDescription>();
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
    });

    public static void MapDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/api", () => Results.LocalRedirect("~/api/reference/index.html")).AllowAnonymous().ExcludeFromDescription();
        // In a folder of its own, for the page takes every address below the one it stands at.
        app.MapSwaggerUI("api/reference", page =>
        {
            page.DocumentTitle = "DecisionEngine";
            page.SwaggerEndpoint($"/openapi/{Document}.json", Document);
            // Otherwise the page asks a stranger to judge the description.
            page.EnableValidator(null);
        }).AllowAnonymous().WithMetadata(Page);
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "DecisionEngine",
            Version = Document,
            Description = "Cases of a public authority: facts in, explained decisions out. Every error is a problem (RFC 9457) with a stable code; all codes stand at /api/problems. "
                + "A change brings the version it was made from (If-Match) and, where it must happen once, an Idempotency-Key.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token of the systems' provider. People in a browser are known by their session instead, and prove changes by the header of /api/v1/antiforgery.",
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Problem] = ProblemSchema();
    }

    private static OpenApiSchema ProblemSchema()
    {
        static OpenApiSchema Text(string what) => new() { Type = JsonSchemaType.String, Description = what };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "type", "title", "status", "code", "traceId" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("Where the code is explained."),
                ["title"] = Text("What is wrong, in Danish or English by Accept-Language."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
                ["code"] = Text("The stable code; to be compared, as the title is to be read."),
                ["field"] = Text("Where it is wrong."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "Everything that is wrong, where it is more than one thing.",
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = new Dictionary<string, IOpenApiSchema> { ["code"] = Text("The code."), ["field"] = Text("Where."), ["title"] = Text("What."), ["detail"] = Text("What came and what was expected.") },
                    },
                },
                ["traceId"] = Text("What to quote when asking about it."),
            },
        };
    }
}
