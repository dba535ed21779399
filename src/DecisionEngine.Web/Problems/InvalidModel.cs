using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace DecisionEngine.Web.Problems;

/// <summary>What model binding and validation found, as a problem. The texts of the framework are left out: they repeat what was sent.</summary>
internal static class InvalidModel
{
    public static IActionResult Answer(ActionContext context)
    {
        var catalogue = context.HttpContext.RequestServices.GetRequiredService<ProblemCatalogue>();
        var found = context.ModelState
            .SelectMany(entry => entry.Value?.Errors ?? [], (entry, error) => (entry.Key, Error: error))
            .ToList();
        // What is wrong with the body hides all else, for nothing of it was read.
        if (found.Find(item => item.Error.Exception is JsonException).Error?.Exception is JsonException json)
            return json.InnerException is JsonException
                ? new ProblemResult(ProblemCodes.NotJson)
                : new ProblemResult(ProblemCodes.Invalid, [new ProblemError(ProblemCodes.FieldInvalid, Field(json.Path))]);
        var errors = found
            .Select(item => new ProblemError(catalogue.Find(item.Error.ErrorMessage) ?? ProblemCodes.FieldInvalid, Field(item.Key)))
            .Distinct()
            .OrderBy(error => error.Field, StringComparer.Ordinal).ThenBy(error => error.Code.Code, StringComparer.Ordinal);
        return new ProblemResult(ProblemCodes.Invalid, [.. errors]);
    }

    /// <summary>A place in the body as clients write it: <c>$.places[0].price</c> and <c>Places[0].Price</c> are <c>places[0].price</c>.</summary>
    private static string? Field(string? path)
    {
        var plain = path?.TrimStart('$').TrimStart('.');
        return plain is { Length: > 0 } ? string.Join('.', plain.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName)) : null;
    }
}
