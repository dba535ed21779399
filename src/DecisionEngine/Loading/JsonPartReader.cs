using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.RuleSets;
using Newtonsoft.Json;

namespace DecisionEngine.Loading;

/// <summary>Reads a JSON text into parts that know where they stand. Stricter than the library it reads with: no comments, no single quotes, no trailing commas.</summary>
internal sealed class JsonPartReader
{
    private const int MostDepth = 32;

    private readonly string text;
    private readonly DiagnosticBag diagnostics;
    private readonly JsonTextReader reader;
    private readonly List<int> lineStarts = [0];

    private JsonPartReader(string text, JsonTextReader reader, DiagnosticBag diagnostics)
    {
        this.text = text;
        this.reader = reader;
        this.diagnostics = diagnostics;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The parts, or null when the text is not JSON (said in <paramref name="diagnostics"/>).</summary>
    public static JsonPart? Read(string text, DiagnosticBag diagnostics)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, MaxDepth = MostDepth };
        var source = new JsonPartReader(text, reader, diagnostics);
        try
        {
            source.Next();
            var root = source.Value("");
            return reader.Read() ? throw source.Wrong("something after the end of the value") : root;
        }
        catch (JsonReaderException failure)
        {
            var at = new Location(failure.Path ?? "", failure.LineNumber, Math.Max(1, failure.LinePosition));
            var tooDeep = failure.Message.Contains("MaxDepth", StringComparison.Ordinal);
            diagnostics.Add(
                tooDeep ? DiagnosticCode.JsonDepth : DiagnosticCode.JsonSyntax,
                at,
                source.LineText(failure.LineNumber),
                tooDeep ? "The file is nested too deep." : $"The file is not JSON: {FirstSentence(failure.Message)}",
                tooDeep ? "at most 32 levels" : null);
            return null;
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". Path", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }

    private void Next()
    {
        if (!reader.Read())
        {
            throw Wrong("the end of the file, before the value ended");
        }

        if (reader.TokenType is JsonToken.Comment or JsonToken.StartConstructor or JsonToken.Undefined)
        {
            throw Wrong(reader.TokenType == JsonToken.Comment ? "a comment" : "a value that JSON does not have");
        }

        if (reader.TokenType is JsonToken.String or JsonToken.PropertyName && reader.QuoteChar != '"')
        {
            throw Wrong("a text without double quotes");
        }

        if (reader.TokenType is JsonToken.EndObject or JsonToken.EndArray)
        {
            var before = Offset() - 2;
            while (before >= 0 && char.IsWhiteSpace(text[before]))
            {
                before--;
            }

            if (before >= 0 && text[before] == ',')
            {
                throw Wrong("a comma with nothing after it");
            }
        }
    }

    private JsonPart Value(string path)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                return Object(path);
            case JsonToken.StartArray:
                var at = Here(path, 1);
                var items = ImmutableArray.CreateBuilder<JsonPart>();
                for (Next(); reader.TokenType != JsonToken.EndArray; Next())
                {
                    items.Add(Value($"{path}[{items.Count}]"));
                }

                return new JsonArray(items.ToImmutable(), at);
            case JsonToken.String:
                return new JsonText((string)reader.Value!, TextStart(path));
            case JsonToken.Integer or JsonToken.Float:
                var digits = Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!;
                if (reader.Value is double || !decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                {
                    throw Wrong("a number too large, or one that JSON does not have");
                }

                return new JsonNumber(digits, Here(path, digits.Length));
            case JsonToken.Boolean:
                return new JsonBoolean((bool)reader.Value!, Here(path, (bool)reader.Value! ? 4 : 5));
            case JsonToken.Null:
                return new JsonNull(Here(path, 4));
            default:
                throw Wrong($"an unexpected {reader.TokenType}");
        }
    }

    private JsonObject Object(string path)
    {
        var at = Here(path, 1);
        var properties = ImmutableArray.CreateBuilder<JsonProperty>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (Next(); reader.TokenType != JsonToken.EndObject; Next())
        {
            var name = (string)reader.Value!;
            var inside = path.Length == 0 ? name : $"{path}.{name}";
            var nameAt = Here(inside, name.Length + 3);
            Next();
            var value = Value(inside);
            if (names.Add(name))
            {
                properties.Add(new JsonProperty(name, value, nameAt));
            }
            else
            {
                diagnostics.Add(DiagnosticCode.DuplicateKey, nameAt, name, $"The property `{name}` stands twice in the same object.");
            }
        }

        return new JsonObject(properties.ToImmutable(), at);
    }

    private Location Here(string path, int length) => new(path, reader.LineNumber, Math.Max(1, reader.LinePosition - length + 1));

    private int Offset() => lineStarts[Math.Min(reader.LineNumber, lineStarts.Count) - 1] + reader.LinePosition;

    /// <summary>The reader stands behind the closing quote; the opening one is the nearest before it that no backslash escapes.</summary>
    private Location TextStart(string path)
    {
        var close = Math.Min(Offset(), text.Length) - 1;
        var open = close - 1;
        while (open > 0 && !(text[open] == '"' && Backslashes(open) % 2 == 0))
        {
            open--;
        }

        return new Location(path, reader.LineNumber, Math.Max(1, open - lineStarts[reader.LineNumber - 1] + 2));
    }

    private int Backslashes(int before)
    {
        var count = 0;
        while (before - 1 - count >= 0 && text[before - 1 - count] == '\\')
        {
            count++;
        }

        return count;
    }

    private string LineText(int line)
    {
        if (line < 1 || line > lineStarts.Count)
        {
            return "";
        }

        var start = lineStarts[line - 1];
        var end = line < lineStarts.Count ? lineStarts[line] - 1 : text.Length;
        var whole = text[start..end].Trim();
        return whole.Length > 120 ? whole[..120] : whole;
    }

    private JsonReaderException Wrong(string what) =>
        new($"There is {what}.", reader.Path, reader.LineNumber, reader.LinePosition, null);
}
