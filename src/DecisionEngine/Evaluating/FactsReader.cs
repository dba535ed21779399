using System.Buffers;
using System.Text;
using System.Text.Json;
using DecisionEngine.Compiling;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Reads a case's facts from JSON straight into the cells of a frame. All errors are collected; none throws.</summary>
internal ref partial struct FactsReader
{
    private const int MostDepth = 16;
    /// <summary>So many errors are told; a hostile file could have one every three bytes.</summary>
    private const int MostErrors = 1_000;
    private static readonly string[] Properties = ["value", "source", "observed", "sure", "plusMinus", "shownToParty", "conflicts", "period", "complete", "comment", "by", "considerations"];
    private static readonly byte[][] EncodedProperties = [.. Properties.Select(CanonicalJson.Encode)];

    private readonly RuleSetProgram program;
    private readonly Cell[] cells;
    private readonly Provenance?[] provenance;
    private readonly List<FactError> errors;
    private Utf8JsonReader json;
    private Provenance? last;

    /// <summary>Whether enough is wrong to stop reading: every loop over the file then ends.</summary>
    private readonly bool IsFull => errors.Count >= MostErrors;

    private FactsReader(RuleSetProgram program, ReadOnlySpan<byte> bytes, Cell[] cells, Provenance?[] provenance, List<FactError> errors)
    {
        this.program = program;
        this.cells = cells;
        this.provenance = provenance;
        this.errors = errors;
        json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostDepth });
    }

    /// <summary>Fills <paramref name="cells"/>; facts that are absent or null become unknown.</summary>
    public static void Read(RuleSetProgram program, ReadOnlySpan<byte> bytes, Cell[] cells, Provenance?[] provenance, List<FactError> errors)
    {
        var reader = new FactsReader(program, bytes, cells, provenance, errors);
        for (var i = 0; i < program.RuleSet.Facts.Length; i++)
        {
            cells[i].State = State.Unknown;
        }

        try
        {
            reader.ReadAll();
        }
        catch (JsonException failure)
        {
            errors.Add(new FactError(FactErrorCode.JsonSyntax, "", $"text that is not JSON at line {failure.LineNumber + 1}, column {failure.BytePositionInLine + 1}", "one JSON object of facts"));
        }
        catch (InvalidOperationException)
        {
            // A text with an unpaired surrogate escape is well-formed to the reader but cannot be decoded.
            errors.Add(new FactError(FactErrorCode.JsonSyntax, "", "a text that is not valid Unicode", "one JSON object of facts"));
        }
    }

    private void ReadAll()
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            errors.Add(new FactError(FactErrorCode.JsonSyntax, "", Token(), "one JSON object of facts"));
            return;
        }

        var facts = program.RuleSet.Facts;
        var seen = facts.Length <= 64 ? stackalloc bool[facts.Length] : new bool[facts.Length];
        var names = program.Encoded.Facts;
        var next = 0;
        while (!IsFull && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var index = Find(names, next);
            if (index < 0)
            {
                var name = json.GetString()!;
                var suggestion = Suggestion.For(name, facts.Select(fact => fact.Id));
                errors.Add(new FactError(FactErrorCode.UnknownName, Short(name), "a fact this rule set does not have", "a fact of the rule set", suggestion));
                json.Skip();
                continue;
            }

            next = index + 1;
            json.Read();
            if (seen[index])
            {
                errors.Add(new FactError(FactErrorCode.Duplicate, facts[index].Id, "the fact twice", "each fact once"));
                json.Skip();
                continue;
            }

            seen[index] = true;
            ReadFact(index, facts[index]);
        }

        if (IsFull)
        {
            errors.RemoveRange(MostErrors, errors.Count - MostErrors);
            errors.Add(new FactError(FactErrorCode.TooManyErrors, "", $"{MostErrors} errors, and was not read further", "one JSON object of facts"));
            return;
        }

        while (json.Read())
        {
            // Anything after the object makes the reader throw.
        }
    }

    /// <summary>The index of the name at hand, or -1. Looks from <paramref name="next"/> on, then from the beginning: names mostly come in their own order.</summary>
    private readonly int Find(byte[][] names, int next)
    {
        for (var tried = 0; tried < names.Length; tried++)
        {
            var index = next + tried < names.Length ? next + tried : next + tried - names.Length;

            // Names are encoded with their quotes and colon.
            if (json.ValueTextEquals(names[index].AsSpan(1..^2)))
            {
                return index;
            }
        }

        return -1;
    }

    private void ReadFact(int index, Fact fact)
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            ReadWithProvenance(index, fact);
        }
        else
        {
            ReadValue(index, fact);
        }

        if (fact.Discretionary && cells[index].State == State.Known && ProvenanceChecks.AuthorError(fact, provenance[index]) is { } error)
        {
            errors.Add(error);
        }
    }

    private void ReadValue(int index, Fact fact)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (fact.Type.Kind == Kind.List)
        {
            ReadList(index, fact);
        }
        else
        {
            ReadScalar(new FactPlace(fact.Id), FactLimits.Of(fact), ref cells[index]);
        }
    }

    private readonly bool IsDate(out DateOnly date)
    {
        date = default;
        return json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && IsoDate.TryRead(json.ValueSpan, out date);
    }

    private DateOnly? NoDate(string name)
    {
        WrongType(name, "a date such as 2026-06-01");
        return null;
    }

    private void WrongType(string name, string expected)
    {
        errors.Add(new FactError(FactErrorCode.WrongType, name, Token(), expected));
        json.Skip();
    }

    private readonly string Token() => json.TokenType switch
    {
        JsonTokenType.String => $"\"{Short(json.GetString()!)}\"",
        JsonTokenType.Number => Short(Encoding.UTF8.GetString(json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan)),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        _ => "nothing",
    };

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
