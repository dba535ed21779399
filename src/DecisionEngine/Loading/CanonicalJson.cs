using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace DecisionEngine.Loading;

/// <summary>
/// Writes canonical JSON, the form that is hashed: UTF-8, no white space, properties in ordinal order (the caller's
/// duty, checked where it is cheap), decimals without exponent or trailing zeros, and only the escapes JSON demands.
/// </summary>
public sealed class CanonicalJson
{
    private static readonly byte[] Hex = "0123456789abcdef"u8.ToArray();
    private readonly ArrayBufferWriter<byte> buffer;
    private bool needsComma;

    /// <summary>A writer with room for <paramref name="capacity"/> bytes before it grows.</summary>
    public CanonicalJson(int capacity = 1024) => buffer = new ArrayBufferWriter<byte>(capacity);

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>What has been written, as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Written);

    /// <summary>SHA-256 of what has been written, in lower-case hexadecimal.</summary>
    public string Sha256()
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Written, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Begins an object.</summary>
    public void BeginObject() => Begin((byte)'{');

    /// <summary>Ends an object.</summary>
    public void EndObject() => End((byte)'}');

    /// <summary>Begins an array.</summary>
    public void BeginArray() => Begin((byte)'[');

    /// <summary>Ends an array.</summary>
    public void EndArray() => End((byte)']');

    /// <summary>A property's name; its value follows.</summary>
    public void Name(string name)
    {
        Text(name);
        Put((byte)':');
        needsComma = false;
    }

    /// <summary>A text.</summary>
    public void Text(ReadOnlySpan<char> value)
    {
        Comma();
        Put((byte)'"');
        var start = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c >= ' ' && c != '"' && c != '\\')
            {
                continue;
            }

            Encoded(value[start..i]);
            start = i + 1;
            Escape(c);
        }

        Encoded(value[start..]);
        Put((byte)'"');
        needsComma = true;
    }

    /// <summary>A decimal: 1.50 and 1.5 are the same number and the same bytes.</summary>
    public void Number(decimal value)
    {
        Comma();
        var normal = value / 1.0000000000000000000000000000m;
        var span = buffer.GetSpan(40);
        normal.TryFormat(span, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        if (normal == 0m)
        {
            span[0] = (byte)'0';
            written = 1;
        }

        buffer.Advance(written);
        needsComma = true;
    }

    /// <summary>True or false.</summary>
    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>A date as <c>2026-06-01</c>.</summary>
    public void Date(DateOnly value)
    {
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out var written, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Text(text[..written]);
    }

    /// <summary>The absence of a value.</summary>
    public void Null() => Raw("null"u8);

    internal static CanonicalJson From(JsonPart part)
    {
        var json = new CanonicalJson();
        json.Write(part);
        return json;
    }

    internal void Write(JsonPart part)
    {
        switch (part)
        {
            case JsonText text:
                Text(text.Value);
                break;
            case JsonNumber number:
                Number(decimal.Parse(number.Digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case JsonBoolean boolean:
                Boolean(boolean.Value);
                break;
            case JsonArray array:
                BeginArray();
                foreach (var item in array.Items)
                {
                    Write(item);
                }

                EndArray();
                break;
            case JsonObject whole:
                BeginObject();
                foreach (var property in whole.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    Name(property.Name);
                    Write(property.Value);
                }

                EndObject();
                break;
            default:
                Null();
                break;
        }
    }

    private void Begin(byte open)
    {
        Comma();
        Put(open);
        needsComma = false;
    }

    private void End(byte close)
    {
        Put(close);
        needsComma = true;
    }

    private void Raw(ReadOnlySpan<byte> value)
    {
        Comma();
        buffer.Write(value);
        needsComma = true;
    }

    private void Comma()
    {
        if (needsComma)
        {
            Put((byte)',');
        }
    }

    private void Put(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    private void Encoded(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return;
        }

        var span = buffer.GetSpan(value.Length * 3);
        buffer.Advance(Encoding.UTF8.GetBytes(value, span));
    }

    private void Escape(char c)
    {
        ReadOnlySpan<byte> escape = c switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            '\b' => "\\b"u8,
            '\f' => "\\f"u8,
            _ => [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', Hex[c >> 4], Hex[c & 15]],
        };
        buffer.Write(escape);
    }
}
