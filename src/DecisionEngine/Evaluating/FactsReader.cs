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
internal ref struct FactsReader
{
    private const int MostDepth = 16;
    private const int LongestText = 10_000;
    private static readonly string[] Properties = ["value", "source", "observed", "sure", "plusMinus", "shownToParty", "conflicts", "period", "complete", "comment", "by", "considerations"];

    private readonly RuleSetProgram program;
    private readonly Cell[] cells;
    private readonly Provenance?[] provenance;
    private readonly List<FactError> errors;
    private Utf8JsonReader json;

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
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
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

    private void ReadWithProvenance(int index, Fact fact)
    {
        var given = default(Given);
        var hasValue = false;
        Utf8JsonReader valueAt = default;
        var isComplete = true;
        var seen = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var property = Property();
            var name = property < 0 ? json.GetString()! : Properties[property];
            json.Read();
            var bit = 1 << (property + 1);
            if (bit > 1 && (seen & bit) != 0)
            {
                errors.Add(new FactError(FactErrorCode.Duplicate, $"{fact.Id}.{name}", "the property twice", "each property once"));
                json.Skip();
                continue;
            }

            seen |= bit;
            switch (name)
            {
                case "value":
                    hasValue = true;
                    valueAt = json;
                    json.Skip();
                    break;
                case "source":
                    given.Source = Source(fact);
                    break;
                case "observed":
                    given.Observed = Date(fact, name);
                    break;
                case "sure":
                    given.Sure = Number(fact, name, 0m, 1m);
                    break;
                case "plusMinus":
                    given.PlusMinus = Number(fact, name, 0m, decimal.MaxValue);
                    break;
                case "shownToParty":
                    given.ShownToParty = Flag(fact, name);
                    break;
                case "complete":
                    isComplete = Flag(fact, name) ?? true;
                    break;
                case "period":
                    CheckPeriod(fact);
                    break;
                case "comment":
                    given.Comment = Text(fact, name);
                    break;
                case "by":
                    given.By = Text(fact, name);
                    break;
                case "considerations":
                    given.Considerations = Text(fact, name);
                    break;
                case "conflicts":
                    given.Conflicts = Conflicts(fact);
                    break;
                default:
                    errors.Add(new FactError(FactErrorCode.UnknownProperty, $"{fact.Id}.{Short(name)}", "a property a fact does not have", string.Join(", ", Properties), Suggestion.For(name, Properties)));
                    json.Skip();
                    break;
            }
        }

        if (!hasValue)
        {
            errors.Add(new FactError(FactErrorCode.UnknownProperty, fact.Id, seen == 0 ? "an empty object" : "an object without `value`", "`value`, and where it came from"));
            return;
        }

        var after = json;
        json = valueAt;
        ReadValue(index, fact, isComplete);
        json = after;
        provenance[index] = new Provenance
        {
            IsStated = true,
            Source = given.Source ?? (fact.Discretionary ? "caseworker" : Provenance.Party),
            Observed = given.Observed,
            Sure = given.Sure,
            PlusMinus = given.PlusMinus,
            ShownToParty = given.ShownToParty,
            Conflicts = given.Conflicts.IsDefault ? [] : given.Conflicts,
            Comment = given.Comment,
            By = given.By,
            Considerations = given.Considerations,
        };
    }

    /// <summary>The index of the property at hand among those a fact may have; -1 for another.</summary>
    private readonly int Property()
    {
        for (var i = 0; i < Properties.Length; i++)
        {
            if (json.ValueTextEquals(Properties[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private void ReadList(int index, Fact fact, bool isComplete)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            WrongType(fact.Id, "an array of items");
            return;
        }

        var width = program.Layout.Width(index);
        var itemCells = new Cell[width * 4];
        var count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                WrongType($"{fact.Id}[{count}]", "an object with the item's fields");
                count++;
                continue;
            }

            if (count == fact.MaxItems)
            {
                errors.Add(new FactError(FactErrorCode.TooManyItems, fact.Id, $"more than {fact.MaxItems} items", $"at most {fact.MaxItems}"));
            }

            if (count >= fact.MaxItems)
            {
                json.Skip();
                count++;
                continue;
            }

            if ((count + 1) * width > itemCells.Length)
            {
                Array.Resize(ref itemCells, (count + 1) * width * 2);
            }

            ReadItem(fact, count, itemCells.AsSpan(count * width, width));
            count++;
        }

        cells[index].State = State.Known;
        cells[index].Object = new Items(Math.Min(count, fact.MaxItems), width, isComplete, itemCells);
    }

    private void ReadItem(Fact fact, int item, Span<Cell> into)
    {
        var fields = fact.Fields;
        var seen = fields.Length <= 64 ? stackalloc bool[fields.Length] : new bool[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            into[i].State = State.Unknown;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = -1;
            for (var i = 0; i < fields.Length && field < 0; i++)
            {
                field = json.ValueTextEquals(fields[i].Id) ? i : -1;
            }

            if (field < 0)
            {
                var name = json.GetString()!;
                errors.Add(new FactError(FactErrorCode.UnknownName, $"{fact.Id}[{item}].{Short(name)}", "a field the list does not have", "a field of the list", Suggestion.For(name, fields.Select(known => known.Id))));
                json.Skip();
                continue;
            }

            json.Read();
            if (seen[field])
            {
                errors.Add(new FactError(FactErrorCode.Duplicate, $"{fact.Id}[{item}].{fields[field].Id}", "the field twice", "each field once"));
                json.Skip();
                continue;
            }

            seen[field] = true;
            if (json.TokenType != JsonTokenType.Null)
            {
                ReadScalar(null, fields[field].Type, fields[field].Min, fields[field].Max, fields[field].Earliest, fields[field].Latest, ref into[field], fact.Id, item, fields[field].Id);
            }
        }
    }

    private void ReadScalar(string? name, DataType type, decimal? min, decimal? max, DateOnly? earliest, DateOnly? latest, ref Cell cell, string list = "", int item = 0, string field = "")
    {
        string Name() => name ?? $"{list}[{item}].{field}";
        switch (type.Kind)
        {
            case Kind.Boolean:
                if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
                {
                    cell.Flag = json.GetBoolean();
                    cell.State = State.Known;
                    return;
                }

                WrongType(Name(), "true or false");
                return;
            case Kind.Date:
                if ((IsDate(out var read) ? read : NoDate(Name())) is not { } date)
                {
                    return;
                }

                if (date < earliest || date > latest)
                {
                    errors.Add(new FactError(FactErrorCode.OutOfRange, Name(), Iso(date), $"a date{(earliest is { } from ? $" from {Iso(from)}" : "")}{(latest is { } to ? $" to {Iso(to)}" : "")}"));
                    return;
                }

                cell.Date = date;
                cell.State = State.Known;
                return;
            case Kind.Text or Kind.Choice:
                if (json.TokenType != JsonTokenType.String)
                {
                    WrongType(Name(), type.Kind == Kind.Text ? "a text" : $"one of {type.Choices}");
                    return;
                }

                ReadText(Name(), type, ref cell);
                return;
            default:
                if (json.TokenType != JsonTokenType.Number)
                {
                    WrongType(Name(), type.Kind == Kind.Integer ? "a whole number" : $"a number: {type}");
                    return;
                }

                ReadNumber(Name(), type, min, max, ref cell);
                return;
        }
    }

    private void ReadText(string name, DataType type, ref Cell cell)
    {
        if (type.Kind == Kind.Choice)
        {
            foreach (var choice in type.Choices!.Values)
            {
                if (json.ValueTextEquals(choice.Value))
                {
                    cell.Object = choice.Value;
                    cell.State = State.Known;
                    return;
                }
            }

            var known = type.Choices.Values.Select(choice => choice.Value);
            errors.Add(new FactError(FactErrorCode.UnknownChoice, name, Token(), $"one of {type.Choices}", Suggestion.For(json.GetString()!, known)));
            return;
        }

        var text = json.GetString()!;
        if (text.Length > LongestText)
        {
            errors.Add(new FactError(FactErrorCode.OutOfRange, name, $"a text of {text.Length} characters", $"at most {LongestText}"));
            return;
        }

        cell.Object = text;
        cell.State = State.Known;
    }

    private void ReadNumber(string name, DataType type, decimal? min, decimal? max, ref Cell cell)
    {
        if (!json.TryGetDecimal(out var number))
        {
            errors.Add(new FactError(FactErrorCode.OutOfRange, name, Token(), "a number of at most 28 digits"));
            return;
        }

        if (type.Kind == Kind.Integer && !decimal.IsInteger(number))
        {
            WrongType(name, "a whole number");
            return;
        }

        if (number < min || number > max)
        {
            errors.Add(new FactError(FactErrorCode.OutOfRange, name, Token(), $"a number{(min is { } low ? $" from {low}" : "")}{(max is { } high ? $" to {high}" : "")}"));
            return;
        }

        cell.Number = number;
        cell.State = State.Known;
    }

    private string Source(Fact fact)
    {
        if (json.TokenType == JsonTokenType.String && !fact.Discretionary)
        {
            // The two sources that nearly every fact has need no text of their own.
            if (json.ValueTextEquals(Provenance.Party))
            {
                return Provenance.Party;
            }

            if (fact.Source is not null && json.ValueTextEquals(fact.Source))
            {
                return fact.Source;
            }
        }

        var source = Text(fact, "source") ?? Provenance.Party;
        var isKnown = source is Provenance.Party or "representative" or "caseworker"
            || (source.StartsWith("register:", StringComparison.Ordinal) && source.Length > 9)
            || (source.StartsWith("thirdParty:", StringComparison.Ordinal) && source.Length > 11);
        if (!isKnown)
        {
            errors.Add(new FactError(FactErrorCode.UnknownSource, $"{fact.Id}.source", $"\"{Short(source)}\"", "party, representative, caseworker, register:name or thirdParty:name"));
        }
        else if (fact.Discretionary && source != "caseworker")
        {
            errors.Add(new FactError(FactErrorCode.MissingAuthor, fact.Id, $"a discretionary answer from {source}", "an answer from a caseworker"));
        }

        return source;
    }

    private void CheckPeriod(Fact fact)
    {
        var period = Text(fact, "period");
        var expected = fact.Type.Period?.ToString().ToLowerInvariant();
        if (period is not null && period != expected)
        {
            errors.Add(new FactError(FactErrorCode.WrongPeriod, fact.Id, $"an amount for \"{Short(period)}\"", expected is null ? "no period" : $"an amount for {expected}; nothing is converted by itself"));
        }
    }

    private ImmutableArray<Conflict> Conflicts(Fact fact)
    {
        var name = $"{fact.Id}.conflicts";
        if (json.TokenType != JsonTokenType.StartArray)
        {
            WrongType(name, "an array of other values");
            return [];
        }

        using var document = JsonDocument.ParseValue(ref json);
        return ConflictsReader.Read(document.RootElement, name, errors);
    }

    private DateOnly? Date(Fact fact, string property) => IsDate(out var date) ? date : NoDate($"{fact.Id}.{property}");

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

    private decimal? Number(Fact fact, string property, decimal min, decimal max)
    {
        if (json.TokenType == JsonTokenType.Number && json.TryGetDecimal(out var number))
        {
            if (number >= min && number <= max)
            {
                return number;
            }

            errors.Add(new FactError(FactErrorCode.OutOfRange, $"{fact.Id}.{property}", Token(), max == decimal.MaxValue ? $"a number from {min}" : $"a number from {min} to {max}"));
            return null;
        }

        WrongType($"{fact.Id}.{property}", "a number");
        return null;
    }

    private bool? Flag(Fact fact, string property)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return json.GetBoolean();
        }

        WrongType($"{fact.Id}.{property}", "true or false");
        return null;
    }

    private string? Text(Fact fact, string property)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            var text = json.GetString()!;
            if (text.Length <= LongestText)
            {
                return text;
            }

            errors.Add(new FactError(FactErrorCode.OutOfRange, $"{fact.Id}.{property}", $"a text of {text.Length} characters", $"at most {LongestText}"));
            return null;
        }

        WrongType($"{fact.Id}.{property}", "a text");
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

    /// <summary>What one fact says of itself, while it is read.</summary>
    private struct Given
    {
        public string? Source;
        public DateOnly? Observed;
        public decimal? Sure;
        public decimal? PlusMinus;
        public bool? ShownToParty;
        public ImmutableArray<Conflict> Conflicts;
        public string? Comment;
        public string? By;
        public string? Considerations;
    }
}
