using System.Collections.Immutable;
using System.Text.Json;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Where a fact came from, and how sure it is.</summary>
internal ref partial struct FactsReader
{
    private void ReadWithProvenance(int index, Fact fact)
    {
        var given = default(Given);
        var hasValue = false;
        Utf8JsonReader valueAt = default;
        var isComplete = true;
        var seen = 0;
        while (!IsFull && json.Read() && json.TokenType == JsonTokenType.PropertyName)
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
        return ConflictsReader.Read(document.RootElement, name, errors, MostErrors);
    }

    private DateOnly? Date(Fact fact, string property) => IsDate(out var date) ? date : NoDate($"{fact.Id}.{property}");

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
