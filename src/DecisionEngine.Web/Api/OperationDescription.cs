using System.Globalization;
using System.Text.Json.Nodes;
using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DecisionEngine.Web.Api;

/// <summary>Adds to the description of each action what its attributes promise: who may, which headers, which problems, and examples.</summary>
internal sealed class OperationDescription(ProblemCatalogue catalogue) : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var isOpen = metadata.OfType<IAllowAnonymous>().Any();
        var isOnce = metadata.OfType<IdempotentAttribute>().Any();
        var isVersioned = operation.Parameters?.Any(parameter => parameter.Name == "If-Match") == true;
        operation.Responses ??= [];

        KeepJson(operation);
        if (!isOpen)
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiSetup.Bearer, context.Document)] = [] }];
        if (isOnce)
            AddKey(operation);
        if (isVersioned)
            DescribeVersion(operation);
        AddExamples(operation, metadata);

        var codes = metadata.OfType<FailsWithAttribute>().SelectMany(attribute => attribute.Codes)
            .Select(code => catalogue.Find(code) ?? throw new InvalidOperationException($"{context.Description.ActionDescriptor.DisplayName} fails with {code}, which is no registered code."))
            .Concat(Usual(operation, isOpen, isOnce, isVersioned));
        foreach (var group in codes.DistinctBy(code => code.Code).GroupBy(code => code.Status).OrderBy(group => group.Key))
            AddProblems(operation, group.Key, [.. group.OrderBy(code => code.Code, StringComparer.Ordinal)], context.Document);
        return Task.CompletedTask;
    }

    private static IEnumerable<ProblemCode> Usual(OpenApiOperation operation, bool isOpen, bool isOnce, bool isVersioned)
    {
        if (!isOpen)
        {
            yield return ProblemCodes.NotSignedIn;
            yield return ProblemCodes.Forbidden;
        }
        if (operation.RequestBody is not null)
        {
            yield return ProblemCodes.Invalid;
            yield return ProblemCodes.NotJson;
            yield return ProblemCodes.TooLarge;
        }
        if (isOnce)
        {
            yield return ProblemCodes.KeyInvalid;
            yield return ProblemCodes.KeyReused;
        }
        if (isVersioned)
        {
            yield return ProblemCodes.VersionInvalid;
            yield return ProblemCodes.VersionRequired;
            yield return ProblemCodes.VersionConflict;
        }
        yield return ProblemCodes.Rate;
    }

    private static void AddProblems(OpenApiOperation operation, int status, IReadOnlyList<ProblemCode> codes, OpenApiDocument? document) =>
        operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = string.Join(" ", codes.Select(code => $"{code.Code}: {code.English}")),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemWriter.MediaType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(OpenApiSetup.Problem, document),
                    Examples = codes.ToDictionary(code => code.Code, code => (IOpenApiExample)new OpenApiExample { Value = Example(code) }),
                },
            },
        };

    private static JsonObject Example(ProblemCode code) => new()
    {
        ["type"] = $"/api/problems#{code.Code}",
        ["title"] = code.English,
        ["status"] = code.Status,
        ["code"] = code.Code,
        ["traceId"] = "0HNQ9OD839ORQ:00000002",
    };

    private static void AddExamples(OpenApiOperation operation, IList<object> metadata)
    {
        if (metadata.OfType<RequestExampleAttribute>().FirstOrDefault() is { } request && Media(operation.RequestBody?.Content) is { } sent)
            sent.Example = request.Json;
        foreach (var response in metadata.OfType<ResponseExampleAttribute>())
        {
            var status = response.Status.ToString(CultureInfo.InvariantCulture);
            if (operation.Responses!.TryGetValue(status, out var answer) && Media(answer.Content) is { } answered)
                answered.Example = response.Json;
        }
    }

    private static OpenApiMediaType? Media(IDictionary<string, OpenApiMediaType>? content) => content?.TryGetValue(Json, out var media) == true ? media : null;

    private static void AddKey(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotentAttribute.Header,
            In = ParameterLocation.Header,
            Required = true,
            Description = "A key of the client's own, 8-128 letters, digits, _ or -. The same request with the same key is done once.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = "7f3c2a9e-open-case",
        });
    }

    private static void DescribeVersion(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "If-Match"))
        {
            parameter.Required = true;
            parameter.Description = "The version the change was made from, as the ETag had it.";
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            parameter.Example = "\"3\"";
        }
    }

    // The framework lists every media type its formatters could make something of; the API speaks JSON.
    private static void KeepJson(OpenApiOperation operation)
    {
        foreach (var content in operation.Responses!.Values.Select(response => response.Content).Append(operation.RequestBody?.Content))
        {
            if (content?.ContainsKey(Json) != true)
                continue;
            foreach (var other in content.Keys.Where(type => type != Json).ToList())
                content.Remove(other);
        }
    }
}
