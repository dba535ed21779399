using System.Text.Json;
using DecisionEngine.Loading;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Values of every type, and the items of lists.</summary>
internal ref partial struct FactsReader
{
    private const int FirstItems = 2;

    private void ReadList(int index, Fact fact)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            WrongType(fact.Id, "an array of items");
            return;
        }

        var width = program.Layout.Width(index);
        var itemCells = new Cell[width * FirstItems];
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

            ReadItem(index, fact, count, itemCells.AsSpan(count * width, width));
            count++;
        }

        cells[index].State = State.Known;
        cells[index].Object = new Items(Math.Min(count, fact.MaxItems), width, isComplete: true, itemCells);
    }

    private void ReadItem(int index, Fact fact, int item, Span<Cell> into)
    {
        var fields = fact.Fields;
        var names = program.Encoded.Fields[index];
        var seen = fields.Length <= 64 ? stackalloc bool[fields.Length] : new bool[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            into[i].State = State.Unknown;
        }

        var next = 0;
        while (!IsFull && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = Find(names, next);
            if (field < 0)
            {
                var name = json.GetString()!;
                errors.Add(new FactError(FactErrorCode.UnknownName, $"{fact.Id}[{item}].{Short(name)}", "a field the list does not have", "a field of the list", Suggestion.For(name, fields.Select(known => known.Id))));
                json.Skip();
                continue;
            }

            next = field + 1;
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
                ReadScalar(new FactPlace(fact.Id, item, fields[field].Id), FactLimits.Of(fields[field]), ref into[field]);
            }
        }
    }

    private void ReadScalar(in FactPlace at, in FactLimits limits, ref Cell cell)
    {
        switch (limits.Type.Kind)
        {
            case Kind.Boolean when json.TokenType is JsonTokenType.True or JsonTokenType.False:
                cell.Flag = json.GetBoolean();
                cell.State = State.Known;
                return;
            case Kind.Date when IsDate(out var date):
                if (!limits.Hold(date))
                {
                    errors.Add(new FactError(FactErrorCode.OutOfRange, at.ToString(), FactLimits.Iso(date), limits.Dates()));
                    return;
                }

                cell.Date = date;
                cell.State = State.Known;
                return;
            case Kind.Text when json.TokenType == JsonTokenType.String:
                ReadText(at, ref cell);
                return;
            case Kind.Choice when json.TokenType == JsonTokenType.String:
                ReadChoice(at, limits, ref cell);
                return;
            case not (Kind.Boolean or Kind.Date or Kind.Text or Kind.Choice) when json.TokenType == JsonTokenType.Number:
                ReadNumber(at, limits, ref cell);
                return;
            default:
                WrongType(at.ToString(), limits.Value());
                return;
        }
    }

    private void ReadChoice(in FactPlace at, in FactLimits limits, ref Cell cell)
    {
        var choices = limits.Type.Choices!.Values;
        foreach (var choice in choices)
        {
            if (json.ValueTextEquals(choice.Value))
            {
                cell.Object = choice.Value;
                cell.State = State.Known;
                return;
            }
        }

        errors.Add(new FactError(FactErrorCode.UnknownChoice, at.ToString(), Token(), limits.Value(), Suggestion.For(json.GetString()!, choices.Select(choice => choice.Value))));
    }

    private void ReadText(in FactPlace at, ref Cell cell)
    {
        var text = json.GetString()!;
        if (text.Length > FactLimits.LongestText)
        {
            errors.Add(new FactError(FactErrorCode.OutOfRange, at.ToString(), $"a text of {text.Length} characters", $"at most {FactLimits.LongestText}"));
            return;
        }

        cell.Object = text;
        cell.State = State.Known;
    }

    private void ReadNumber(in FactPlace at, in FactLimits limits, ref Cell cell)
    {
        if (!json.TryGetDecimal(out var number))
        {
            errors.Add(new FactError(FactErrorCode.OutOfRange, at.ToString(), Token(), "a number of at most 28 digits"));
            return;
        }

        if (limits.Type.Kind == Kind.Integer && !decimal.IsInteger(number))
        {
            WrongType(at.ToString(), limits.Value());
            return;
        }

        if (!limits.Hold(number))
        {
            errors.Add(new FactError(FactErrorCode.OutOfRange, at.ToString(), Token(), limits.Numbers()));
            return;
        }

        cell.Number = number;
        cell.State = State.Known;
    }
}
