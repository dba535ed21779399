using System.Text.Json;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Values of every type, and the items of lists.</summary>
internal ref partial struct FactsReader
{
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
        while (!IsFull && json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
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

            if (json.TokenType != JsonTokenType.StartObject)
            {
                WrongType($"{fact.Id}[{count}]", "an object with the item's fields");
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

        while (!IsFull && json.Read() && json.TokenType == JsonTokenType.PropertyName)
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
}
