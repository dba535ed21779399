using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DecisionEngine.Loading;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Reads what other sources say of a fact.</summary>
internal static class ConflictsReader
{
    private static readonly string[] Properties = ["value", "source", "observed"];

    public static ImmutableArray<Conflict> Read(JsonElement array, string name, List<FactError> errors, int mostErrors)
    {
        var conflicts = ImmutableArray.CreateBuilder<Conflict>();
        var index = 0;
        foreach (var other in array.EnumerateArray().TakeWhile(_ => errors.Count < mostErrors))
        {
            if (ReadOne(other, $"{name}[{index++}]", errors, mostErrors) is { } conflict)
            {
                conflicts.Add(conflict);
            }
        }

        return conflicts.ToImmutable();
    }

    private static Conflict? ReadOne(JsonElement other, string name, List<FactError> errors, int mostErrors)
    {
        const string Expected = "an object with `value` and where it came from";
        if (other.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FactError(FactErrorCode.WrongType, name, Word(other), Expected));
            return null;
        }

        var given = new Conflict("", null, null);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in other.EnumerateObject().TakeWhile(_ => errors.Count < mostErrors))
        {
            if (!seen.Add(property.Name))
            {
                errors.Add(new FactError(FactErrorCode.Duplicate, $"{name}.{property.Name}", "the property twice", "each property once"));
                continue;
            }

            switch (property.Name)
            {
                case "value":
                    given = given with { Value = Canonical(property.Value) };
                    break;
                case "source" when property.Value.ValueKind == JsonValueKind.String:
                    given = given with { Source = property.Value.GetString() };
                    break;
                case "source":
                    errors.Add(new FactError(FactErrorCode.WrongType, $"{name}.source", Word(property.Value), "a text"));
                    break;
                case "observed" when property.Value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(property.Value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var observed):
                    given = given with { Observed = observed };
                    break;
                case "observed":
                    errors.Add(new FactError(FactErrorCode.WrongType, $"{name}.observed", Word(property.Value), "a date such as 2026-06-01"));
                    break;
                default:
                    errors.Add(new FactError(FactErrorCode.UnknownProperty, $"{name}.{property.Name}", "a property a conflict does not have", string.Join(", ", Properties), Suggestion.For(property.Name, Properties)));
                    break;
            }
        }

        if (!seen.Contains("value"))
        {
            errors.Add(new FactError(FactErrorCode.WrongType, name, "an object without `value`", Expected));
        }

        return given;
    }

    private static string Canonical(JsonElement value)
    {
        var part = JsonPartReader.Read(value.GetRawText(), new DiagnosticBag(""));
        return part is null ? "null" : CanonicalJson.From(part).ToString();
    }

    private static string Word(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
