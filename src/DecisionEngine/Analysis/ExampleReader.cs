using System.Text;
using System.Text.Json;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Analysis;

/// <summary>Turns the JSON of an example file into an <see cref="Example"/>.</summary>
internal static class ExampleReader
{
    private const string Facts = "facts";

    /// <summary>The example; null where there are no facts or no date to read. Every error is in <paramref name="diagnostics"/>.</summary>
    public static Example? Read(string text, string id, RuleSet ruleSet, DiagnosticBag diagnostics)
    {
        var syntax = new DiagnosticBag(diagnostics.File);
        var root = JsonPartReader.Read(text, syntax);
        foreach (var found in syntax.ToImmutable().Where(found => !IsAboutFacts(found)))
        {
            diagnostics.Add(found.Code, found.At, found.Text, found.Message, found.Expected, found.Suggestion);
        }

        if (root is null)
        {
            return null;
        }

        var reader = new ObjectReader(root, new Reading(diagnostics) { Languages = ruleSet.Languages });
        reader.TextOrNull("$schema");
        var (moment, facts) = (Moment(reader), RawFacts(reader, text));
        var example = new Example
        {
            Id = Id(reader, id),
            Says = reader.Local("says"),
            IsApproved = reader.Required("approved") is not null && reader.Boolean("approved", otherwise: false),
            DecidedAt = moment ?? default,
            Facts = facts ?? default,
            Expect = reader.Object("expect", expect => ExpectationReader.Read(expect, ruleSet)),
        };
        reader.Done();
        return moment is null || facts is null ? null : example;
    }

    /// <summary>What is wrong inside the facts is for the evaluator to say: the example may be there to show it.</summary>
    private static bool IsAboutFacts(Diagnostic found) =>
        found.Code == DiagnosticCode.DuplicateKey && found.At.Path.StartsWith(Facts + ".", StringComparison.Ordinal);

    private static string Id(ObjectReader reader, string expected)
    {
        var id = reader.Id("id");
        if (id.Length > 0 && id != expected)
        {
            reader.Diagnostics.Add(DiagnosticCode.IdMismatch, reader.Part("id")!.At, id, $"The example says it is `{id}`, but its file says `{expected}`.", "the file's name without .json");
        }

        return id;
    }

    private static DateTimeOffset? Moment(ObjectReader reader)
    {
        var text = reader.Text("decidedAt");
        if (DecidedAt.TryRead(text, out var moment))
        {
            return moment;
        }

        if (reader.Part("decidedAt") is JsonText { At: var at })
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueInvalid, at, text, $"`{text}` is not a date.", DecidedAt.Form);
        }

        return null;
    }

    private static ReadOnlyMemory<byte>? RawFacts(ObjectReader reader, string text)
    {
        if (reader.Required(Facts) is not { } part)
        {
            return null;
        }

        if (part is not JsonObject)
        {
            reader.Diagnostics.Add(DiagnosticCode.ValueType, part.At, part.Description, $"There is {part.Description}.", "an object of facts");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return Encoding.UTF8.GetBytes(document.RootElement.GetProperty(Facts).GetRawText()).AsMemory();
        }
        catch (JsonException failure)
        {
            var at = new Location("", (int)(failure.LineNumber ?? 0) + 1, (int)(failure.BytePositionInLine ?? 0) + 1);
            reader.Diagnostics.Add(DiagnosticCode.JsonSyntax, at, "", "The file is not JSON.");
            return null;
        }
    }
}
