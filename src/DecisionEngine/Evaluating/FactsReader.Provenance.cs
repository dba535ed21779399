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
        var isComplete = true;
        var seen = 0;
        var next = 0;
        while (!IsFull && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var property = Find(EncodedProperties, next);
            next = property + 1;
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
                    ReadValue(index, fact);
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

        if (!isComplete && cells[index].Object is Items items)
        {
            cells[index].Object = new Items(items.Count, items.Width, isComplete: false, items.Cells);
        }

        provenance[index] = Said(given with { Source = given.Source ?? (fact.Discretionary ? "caseworker" : Provenance.Party) });
    }

    /// <summary>What is said of a fact, in one object with the fact before it where the same is said of both: many facts come from one source on one day.</summary>
    private Provenance Said(in Given given)
    {
        if (last is not { } before
            || before.Source != given.Source || before.Observed != given.Observed || before.ShownToParty != given.ShownToParty
            || before.Sure != given.Sure || before.PlusMinus != given.PlusMinus || !given.Conflicts.IsDefaultOrEmpty || !before.Conflicts.IsEmpty
            || before.Comment != given.Comment || before.By != given.By || before.Considerations != given.Considerations)
        {
            last = new Provenance
            {
                IsStated = true,
                Source = given.Source!,
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

        return last;
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
        if (ProvenanceChecks.SourceError(fact, source) is { } error)
        {
            errors.Add(error);
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
            if (text.Length <= FactLimits.LongestText)
            {
                return text;
            }

            errors.Add(new FactError(FactErrorCode.OutOfRange, $"{fact.Id}.{property}", $"a text of {text.Length} characters", $"at most {FactLimits.LongestText}"));
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
