using DecisionEngine.Loading;

namespace DecisionEngine.Cli;

/// <summary>What came of a command about a record, for programs: names and values, in the order given.</summary>
internal static class RecordJson
{
    public static void Write(Surroundings surroundings, params ReadOnlySpan<(string Name, object? Value)> parts)
    {
        var json = new CanonicalJson();
        json.BeginObject();
        foreach (var (name, value) in parts)
        {
            json.Name(name);
            Value(json, value);
        }

        json.EndObject();
        surroundings.Out.Writer.WriteLine(PrettyJson.From(json));
    }

    /// <summary>A moment as commands say it.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static void Value(CanonicalJson json, object? value)
    {
        switch (value)
        {
            case null:
                json.Null();
                break;
            case bool flag:
                json.Boolean(flag);
                break;
            case long number:
                json.Number(number);
                break;
            case int number:
                json.Number(number);
                break;
            case decimal number:
                json.Number(number);
                break;
            case IEnumerable<(string Name, object? Value)> parts:
                json.BeginObject();
                foreach (var (name, part) in parts)
                {
                    json.Name(name);
                    Value(json, part);
                }

                json.EndObject();
                break;
            case IEnumerable<object?> items:
                json.BeginArray();
                foreach (var item in items)
                {
                    Value(json, item);
                }

                json.EndArray();
                break;
            default:
                json.Text(value.ToString());
                break;
        }
    }
}
