using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DecisionEngine.Loading;

/// <summary>
/// Writes canonical JSON, the form that is hashed: UTF-8, no white space, properties in ordinal order (the caller's
/// duty, checked where it is cheap), decimals without exponent or trailing zeros, and only the escapes JSON demands.
/// </summary>
public sealed class CanonicalJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code), '"', '\\']);
    private static readonly byte[] Hex = "0123456789abcdef"u8.ToArray();
    private byte[] buffer;
    private int length;
    private bool needsComma;

    /// <summary>A writer with room for <paramref name="capacity"/> bytes before it grows.</summary>
    public CanonicalJson(int capacity = 1024) => buffer = new byte[Math.Max(64, capacity)];

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>What has been written, until something more is.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => buffer.AsMemory(0, length);

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
        for (var escape = value.IndexOfAny(Escaped); escape >= 0; escape = value.IndexOfAny(Escaped))
        {
            Encoded(value[..escape]);
            Escape(value[escape]);
            value = value[(escape + 1)..];
        }

        Encoded(value);
        Put((byte)'"');
        needsComma = true;
    }

    /// <summary>A decimal: 1.50 and 1.5 are the same number and the same bytes.</summary>
    public void Number(decimal value)
    {
        Comma();
        length += DecimalText.Write(value, Room(DecimalText.MostBytes));
        needsComma = true;
    }

    /// <summary>True or false.</summary>
    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>A date as <c>2026-06-01</c>.</summary>
    public void Date(DateOnly value)
    {
        Comma();
        var span = Room(12)[..12];
        var (year, month, day) = value;
        span[0] = span[11] = (byte)'"';
        span[5] = span[8] = (byte)'-';
        TwoDigits(year / 100, span[1..]);
        TwoDigits(year % 100, span[3..]);
        TwoDigits(month, span[6..]);
        TwoDigits(day, span[9..]);
        length += 12;
        needsComma = true;
    }

    /// <summary>The absence of a value.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Ends a line of newline-delimited JSON; the next value begins afresh.</summary>
    public void EndLine()
    {
        Put((byte)'\n');
        needsComma = false;
    }

    /// <summary>Forgets what has been written and keeps the room for it.</summary>
    public void Clear()
    {
        length = 0;
        needsComma = false;
    }

    /// <summary>A whole value, or a property with its value, encoded before.</summary>
    internal void Whole(ReadOnlySpan<byte> encoded) => Raw(encoded);

    /// <summary>The beginning of an object, array or property, encoded before; what comes next follows without a comma.</summary>
    internal void Start(ReadOnlySpan<byte> encoded)
    {
        AfterComma(encoded);
        needsComma = false;
    }

    /// <summary>Goes on with what was begun, encoded before with its own comma; what comes next follows without one.</summary>
    internal void Continue(ReadOnlySpan<byte> encoded)
    {
        Bytes(encoded);
        needsComma = false;
    }

    /// <summary>Ends what was begun, encoded before with its own comma.</summary>
    internal void End(ReadOnlySpan<byte> encoded)
    {
        Bytes(encoded);
        needsComma = true;
    }

    /// <summary>A property's name with its quotes and colon, to be written many times with <see cref="Start"/>.</summary>
    internal static byte[] Encode(string name)
    {
        var json = new CanonicalJson(64);
        json.Name(name);
        return json.Written.ToArray();
    }

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
                Number(decimal.Parse(number.Digits, NumberStyles.Float, CultureInfo.InvariantCulture));
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

    private static void TwoDigits(int number, Span<byte> into)
    {
        into[0] = (byte)('0' + (number / 10));
        into[1] = (byte)('0' + (number % 10));
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
        AfterComma(value);
        needsComma = true;
    }

    private void AfterComma(ReadOnlySpan<byte> value)
    {
        var room = Room(value.Length + 1);
        if (needsComma)
        {
            room[0] = (byte)',';
            room = room[1..];
            length++;
        }

        value.CopyTo(room);
        length += value.Length;
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
        if (length == buffer.Length)
        {
            Room(1);
        }

        buffer[length++] = value;
    }

    private void Encoded(ReadOnlySpan<char> value) => length += Encoding.UTF8.GetBytes(value, Room(value.Length * 3));

    private void Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        length += value.Length;
    }

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - length < bytes)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
        }

        return buffer.AsSpan(length);
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
        Bytes(escape);
    }
}
