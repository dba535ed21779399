using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DecisionEngine.Web.Security;

namespace DecisionEngine.Web.Logs;

/// <summary>
/// Writes what one category says. No personal data may reach the log, so what the framework tells about single requests is dropped whatever
/// the settings say, scopes are left out, exceptions speak only where <see cref="SpokenExceptions"/> lets them, and what still looks like a
/// civil registration number is blanked.
/// </summary>
internal sealed class JsonLogger(string category, TimeProvider time, Action<string> write) : ILogger
{
    private const string OriginalFormat = "{OriginalFormat}";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // INVARIANT: below a warning the framework writes addresses, headers and arguments.
    private readonly LogLevel lowest = category.StartsWith("DecisionEngine.", StringComparison.Ordinal) || category == "Microsoft.Hosting.Lifetime" ? LogLevel.Trace : LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", logLevel.ToString());
            json.WriteString("category", category);
            if (eventId.Id != 0)
                json.WriteNumber("event", eventId.Id);
            json.WriteString("message", PersonNumbers.Scrub(formatter(state, null)));
            WriteValues(json, state as IEnumerable<KeyValuePair<string, object?>> ?? []);
            if (exception is not null)
                Write(json, "exception", exception);
            json.WriteEndObject();
        }
        write(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject("values");
        foreach (var (name, value) in values.Where(value => value.Key != OriginalFormat).DistinctBy(value => value.Key))
            json.WriteString(name, PersonNumbers.Scrub(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Exception exception)
    {
        json.WriteStartObject(name);
        json.WriteString("type", exception.GetType().FullName);
        if (SpokenExceptions.Message(exception) is { } message)
            json.WriteString("message", PersonNumbers.Scrub(message));
        if (exception.StackTrace is { } trace)
            json.WriteString("trace", trace);
        if (exception.InnerException is { } inner)
            Write(json, "inner", inner);
        json.WriteEndObject();
    }
}
