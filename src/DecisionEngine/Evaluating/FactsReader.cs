using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
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
    private const int LongestText = 10_000;

    /// <summary>So many errors are told; a hostile file could have one every three bytes.</summary>
    private const int MostErrors = 1_000;
    private static readonly string[] Properties = ["value", "source", "observed", "sure", "plusMinus", "shownToParty", "conflicts", "period", "complete", "comment", "by", "considerations"];

    private readonly RuleSetProgram program;
    private readonly Cell[] cells;
    private readonly Provenance?[] provenance;
    private readonly List<FactError> errors;
    private Utf8JsonReader json;

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
        while (!IsFull && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var index = Find(facts);
            if (index < 0)
            {
                var name = json.GetString()!;
                var suggestion = Suggestion.For(name, facts.Select(fact => fact.Id));
                errors.Add(new FactError(FactErrorCode.UnknownName, Short(name), "a fact this rule set does not have", "a fact of the rule set", suggestion));
                json.Skip();
                continue;
            }

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

    private readonly int Find(ImmutableArray<Fact> facts)
    {
        for (var i = 0; i < facts.Length; i++)
        {
            if (json.ValueTextEquals(facts[i].Id))
            {
                return i;
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
            ReadValue(index, fact, isComplete: true);
        }

        if (fact.Discretionary && cells[index].State == State.Known && (string.IsNullOrWhiteSpace(provenance[index]?.By) || string.IsNullOrWhiteSpace(provenance[index]?.Considerations)))
        {
            errors.Add(new FactError(FactErrorCode.MissingAuthor, fact.Id, "an answer without a named caseworker and written considerations", "`value`, `by` and `considerations`: only a person answers a discretionary question"));
        }
    }

    private void ReadValue(int index, Fact fact, bool isComplete)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (fact.Type.Kind == Kind.List)
        {
            ReadList(index, fact, isComplete);
        }
        else
        {
            ReadScalar(fact.Id, fact.Type, fact.Min, fact.Max, fact.Earliest, fact.Latest, ref cells[index]);
        }
    }

    private readonly bool IsDate(out DateOnly date)
    {
        date = default;
        Span<char> text = stackalloc char[10];
        return json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && json.ValueSpan.Length == 10
            && Encoding.UTF8.TryGetChars(json.ValueSpan, text, out var length)
            && DateOnly.TryParseExact(text[..length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
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

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
