using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace DecisionEngine.Cases.Life;

/// <summary>The facts of a case, each as the JSON it came in, in the order they first came.</summary>
public sealed class FactsFile
{
    private readonly ImmutableArray<(string Id, string Json)> facts;

    private FactsFile(ImmutableArray<(string Id, string Json)> facts) => this.facts = facts;

    /// <summary>No facts.</summary>
    public static FactsFile Empty { get; } = new([]);

    /// <summary>The ids of the facts.</summary>
    public IEnumerable<string> Ids => facts.Select(fact => fact.Id);

    /// <summary>The facts of a facts file.</summary>
    /// <exception cref="JsonException">It is no JSON object; what is taken in has been checked before.</exception>
    public static FactsFile Read(string json)
    {
        var read = ImmutableArray.CreateBuilder<(string, string)>();
        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            // Written the same way whatever spaces it came with, so that the log gives back what was taken in.
            read.Add((property.Name, Written(property.Value.WriteTo)));
        }

        return new FactsFile(read.ToImmutable());
    }

    /// <summary>Whether there is one with that id.</summary>
    public bool Has(string id) => facts.Any(fact => fact.Id == id);

    /// <summary>The JSON of a fact; null where there is none.</summary>
    public string? Of(string id) => facts.FirstOrDefault(fact => fact.Id == id).Json;

    /// <summary>These facts, with <paramref name="newer"/> in the place of those with the same id.</summary>
    public FactsFile With(FactsFile newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        var kept = facts.Select(fact => (fact.Id, newer.Of(fact.Id) ?? fact.Json));
        return new FactsFile([.. kept, .. newer.facts.Where(fact => !Has(fact.Id))]);
    }

    /// <summary>The same facts, those named marked as shown to the party (R8).</summary>
    public FactsFile Shown(IReadOnlySet<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ids.Count == 0 ? this : new FactsFile([.. facts.Select(fact => ids.Contains(fact.Id) ? (fact.Id, Shown(fact.Json)) : fact)]);
    }

    /// <summary>A facts file, UTF-8.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>A facts file.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("{");
        foreach (var (id, json) in facts)
        {
            text.Append(text.Length > 1 ? "," : "").Append(JsonSerializer.Serialize(id)).Append(':').Append(json);
        }

        return text.Append('}').ToString();
    }

    private static string Shown(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return json;
        }

        return Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject().Where(property => property.Name != "shownToParty"))
            {
                property.WriteTo(writer);
            }

            writer.WriteBoolean("shownToParty", true);
            writer.WriteEndObject();
        });
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
