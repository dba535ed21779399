using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace DecisionEngine.Cases.Life;

/// <summary>Events as the log holds them. A name once written is never given to another event.</summary>
public static class EventJson
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        Converters = { new StringEnumConverter(new CamelCaseNamingStrategy()), new DateOnlyJson() },
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        NullValueHandling = NullValueHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
        MaxDepth = 64,
    });

    private static readonly FrozenDictionary<string, Type> Types = typeof(CaseEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CaseEvent)) || type.IsSubclassOf(typeof(Oversight.OversightEvent)))
        .ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(entry => entry.Value, entry => entry.Key);

    /// <summary>Every event's name.</summary>
    public static ImmutableArray<string> All => Types.Keys;

    /// <summary>The name an event is written under.</summary>
    public static string Name(object happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return Names[happened.GetType()];
    }

    /// <summary>The name a kind of event is written under.</summary>
    /// <typeparam name="T">The kind of event.</typeparam>
    public static string NameOf<T>() => Names[typeof(T)];

    /// <summary>An event as UTF-8 JSON.</summary>
    public static byte[] Write(object happened)
    {
        using var stream = new MemoryStream(1024);
        using (var text = new StreamWriter(stream, new UTF8Encoding(false), 1024, leaveOpen: true))
        using (var json = new JsonTextWriter(text))
        {
            Serializer.Serialize(json, happened);
        }

        return stream.ToArray();
    }

    /// <summary>An event read back.</summary>
    /// <typeparam name="T">The kind of event.</typeparam>
    /// <exception cref="InvalidOperationException">There is no such event, or its JSON is not what was written.</exception>
    public static T Read<T>(string name, ReadOnlyMemory<byte> payload)
        where T : class
    {
        if (!Types.TryGetValue(name, out var type))
        {
            throw new InvalidOperationException($"No event is called `{name}`.");
        }

        using var json = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(payload.Span))) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return Serializer.Deserialize(json, type) as T ?? throw new InvalidOperationException($"`{name}` cannot be read.");
    }

    private static string NameOf(Type type) =>
        string.Concat(type.Name.Select((letter, index) => char.IsUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));

    private sealed class DateOnlyJson : JsonConverter<DateOnly>
    {
        public override DateOnly ReadJson(JsonReader reader, Type objectType, DateOnly existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            DateOnly.ParseExact((string)reader.Value!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        public override void WriteJson(JsonWriter writer, DateOnly value, JsonSerializer serializer) =>
            writer.WriteValue(value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }
}
