using System.Text.Json;

namespace DecisionEngine.Batching;

/// <summary>What a run has written so far, found again in its files. Whole lines count; half a line at the end does not.</summary>
public static class Written
{
    private const int Step = 64 * 1024;

    /// <summary>The first line of an output, its last result, and where its whole lines end. Nothing is changed.</summary>
    /// <param name="output">A stream that can be read and sought.</param>
    /// <returns>Null where it is empty.</returns>
    /// <exception cref="JsonException">It is no output of a batch.</exception>
    public static (ReadOnlyMemory<byte> First, LastResult? Last, long End)? Find(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (output.Length == 0)
        {
            return null;
        }

        var end = EndOfLineBefore(output, output.Length);
        if (end == 0)
        {
            throw new JsonException("There is no whole line.");
        }

        var start = EndOfLineBefore(output, end - 1);
        var last = Bytes(output, start, end - 1);
        var first = start == 0 ? last : Bytes(output, 0, EndOfFirstLine(output) - 1);
        return (first, start == 0 ? null : new LastResult(NumberOf(last), last), end);
    }

    /// <summary>Where what stands about lines up to <paramref name="line"/> ends in a file of errors.</summary>
    /// <exception cref="JsonException">A line is none of a batch.</exception>
    public static long EndOfErrors(Stream errors, long line)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var end = EndOfLineBefore(errors, errors.Length);
        while (end > 0)
        {
            var start = EndOfLineBefore(errors, end - 1);
            if (NumberOf(Bytes(errors, start, end - 1)) <= line)
            {
                break;
            }

            end = start;
        }

        return end;
    }

    /// <summary>Cuts a file, to be written on from there.</summary>
    public static void CutAt(Stream file, long end)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.SetLength(end);
        file.Position = end;
    }

    /// <summary>Just after the last newline before <paramref name="at"/>; 0 where there is none.</summary>
    private static long EndOfLineBefore(Stream stream, long at)
    {
        var buffer = new byte[Step];
        while (at > 0)
        {
            var from = Math.Max(0, at - Step);
            var part = buffer.AsSpan(0, (int)(at - from));
            stream.Position = from;
            stream.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var newline)
            {
                return from + newline + 1;
            }

            at = from;
        }

        return 0;
    }

    private static long EndOfFirstLine(Stream stream)
    {
        var buffer = new byte[Step];
        stream.Position = 0;
        for (long at = 0; stream.Read(buffer) is > 0 and var read; at += read)
        {
            if (buffer.AsSpan(0, read).IndexOf((byte)'\n') is >= 0 and var newline)
            {
                return at + newline + 1;
            }
        }

        return stream.Length;
    }

    private static byte[] Bytes(Stream stream, long from, long to)
    {
        var bytes = new byte[to - from];
        stream.Position = from;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static long NumberOf(byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("line", out var number) && number.TryGetInt64(out var value)
            ? value
            : throw new JsonException("The line has no number.");
    }
}
