using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>Reads a JSON text into parts that know where they stand. JSON as it is defined (RFC 8259) and nothing beside it.</summary>
internal ref struct JsonPartReader
{
    public const int MostDepth = 32;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> bytes;
    private readonly DiagnosticBag diagnostics;
    private readonly List<int> lineStarts = [0];
    private Utf8JsonReader json;
    private string path = "";

    private JsonPartReader(ReadOnlySpan<byte> bytes, DiagnosticBag diagnostics)
    {
        this.bytes = bytes;
        this.diagnostics = diagnostics;
        json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostDepth });
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The parts, or null when the text is not JSON (said in <paramref name="diagnostics"/>).</summary>
    public static JsonPart? Read(string text, DiagnosticBag diagnostics)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        try
        {
            return new JsonPartReader(Utf8.GetBytes(text, start, text.Length - start), diagnostics).Read();
        }
        catch (EncoderFallbackException failure)
        {
            var before = text[start..(start + failure.Index)];
            var line = before.Count(character => character == '\n') + 1;
            Refuse(diagnostics, new Location("", line, before.Length - before.LastIndexOf('\n')), "", "Half a character stands here: a surrogate without its other half.");
            return null;
        }
    }

    private JsonPart? Read()
    {
        try
        {
            json.Read();
            var root = Value();
            json.Read();
            return root;
        }
        catch (JsonException failure)
        {
            var line = (int)Math.Min(failure.LineNumber ?? 0, lineStarts.Count - 1);
            var at = Place(lineStarts[line] + (int)(failure.BytePositionInLine ?? 0));
            if (failure.Message.Contains("maximum configured depth", StringComparison.Ordinal))
            {
                diagnostics.Add(DiagnosticCode.JsonDepth, at, LineText(line), "The file is nested too deep.", $"at most {MostDepth} levels");
            }
            else
            {
                Refuse(diagnostics, at, LineText(line), Plain(failure.Message));
            }
        }
        catch (InvalidOperationException)
        {
            Refuse(diagnostics, Start(), LineText(Start().Line - 1), "A text has half a character: a surrogate without its other half.");
        }
        catch (OverflowException)
        {
            Refuse(diagnostics, Start(), LineText(Start().Line - 1), "A number is too large.");
        }

        return null;
    }

    private static void Refuse(DiagnosticBag diagnostics, Location at, string line, string why) =>
        diagnostics.Add(DiagnosticCode.JsonSyntax, at, line, $"The file is not JSON. {why}");

    /// <summary>The library's own sentences, those that name its options replaced.</summary>
    private static string Plain(string message)
    {
        if (message.Contains("trailing comma", StringComparison.Ordinal))
        {
            return "A comma stands with nothing after it.";
        }

        if (message.Contains("does not contain any JSON tokens", StringComparison.Ordinal))
        {
            return "It is empty.";
        }

        if (message.Contains("Expected depth to be zero", StringComparison.Ordinal))
        {
            return "It ends before every { and [ is closed.";
        }

        if (message.Contains("invalid within a JSON string", StringComparison.Ordinal))
        {
            return "A text has a line break, tab or other control character in it; write \\n or \\t, or close the text with \" first.";
        }

        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private JsonPart Value()
    {
        var at = Start();
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(at);
            case JsonTokenType.StartArray:
                return Array(at);
            case JsonTokenType.String:
                return new JsonText(json.GetString()!, at with { Column = at.Column + 1 }) { Escapes = Escapes() };
            case JsonTokenType.Number:
                var digits = Encoding.ASCII.GetString(json.ValueSpan);
                _ = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
                return new JsonNumber(digits, at);
            case JsonTokenType.Null:
                return new JsonNull(at);
            default:
                return new JsonBoolean(json.GetBoolean(), at);
        }
    }

    private JsonArray Array(Location at)
    {
        var outer = path;
        var items = ImmutableArray.CreateBuilder<JsonPart>();
        for (json.Read(); json.TokenType != JsonTokenType.EndArray; json.Read())
        {
            path = $"{outer}[{items.Count}]";
            items.Add(Value());
        }

        path = outer;
        return new JsonArray(items.ToImmutable(), at);
    }

    private JsonObject Object(Location at)
    {
        var outer = path;
        var properties = ImmutableArray.CreateBuilder<JsonProperty>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (json.Read(); json.TokenType != JsonTokenType.EndObject; json.Read())
        {
            var name = json.GetString()!;
            path = outer.Length == 0 ? name : $"{outer}.{name}";
            var nameAt = Start();
            json.Read();
            var value = Value();
            if (names.Add(name))
            {
                properties.Add(new JsonProperty(name, value, nameAt));
            }
            else
            {
                diagnostics.Add(DiagnosticCode.DuplicateKey, nameAt, name, $"The property `{name}` stands twice in the same object.");
            }
        }

        path = outer;
        return new JsonObject(properties.ToImmutable(), at);
    }

    /// <summary>Where characters written as escapes stand in the text at hand, each with how much wider it is written.</summary>
    private readonly ImmutableArray<(int Offset, int Extra)> Escapes()
    {
        if (!json.ValueIsEscaped)
        {
            return [];
        }

        var written = Encoding.UTF8.GetString(json.ValueSpan);
        var escapes = ImmutableArray.CreateBuilder<(int, int)>();
        var offset = 0;
        for (var i = 0; i < written.Length; i++, offset++)
        {
            if (written[i] == '\\')
            {
                var extra = written[i + 1] == 'u' ? 5 : 1;
                escapes.Add((offset, extra));
                i += extra;
            }
        }

        return escapes.ToImmutable();
    }

    private readonly Location Start() => Place((int)json.TokenStartIndex);

    private readonly Location Place(int offset)
    {
        var found = lineStarts.BinarySearch(offset);
        var line = found < 0 ? ~found - 1 : found;
        var before = bytes[lineStarts[line]..Math.Min(offset, bytes.Length)];
        return new Location(path, line + 1, Encoding.UTF8.GetCharCount(before) + 1);
    }

    private readonly string LineText(int line)
    {
        var end = line + 1 < lineStarts.Count ? lineStarts[line + 1] : bytes.Length;
        var whole = Encoding.UTF8.GetString(bytes[lineStarts[line]..end]).Trim();
        return whole.Length > 120 ? whole[..120] : whole;
    }
}
