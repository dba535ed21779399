using System.Collections.Concurrent;

namespace DecisionEngine.Web.Logs;

/// <summary>The log: one JSON object a line.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="time">The clock.</param>
internal sealed class JsonLogProvider(TextWriter writer, TimeProvider time) : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, JsonLogger> loggers = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public ILogger CreateLogger(string categoryName) => loggers.GetOrAdd(categoryName, name => new JsonLogger(name, time, Write));

    public void Dispose()
    {
        lock (gate)
            writer.Flush();
    }

    private void Write(string line)
    {
        lock (gate)
            writer.WriteLine(line);
    }
}
