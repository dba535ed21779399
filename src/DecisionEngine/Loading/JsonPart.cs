using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Loading;

/// <summary>A JSON value with where it stands.</summary>
internal abstract record JsonPart(Location At)
{
    public abstract string Description { get; }
}

internal sealed record JsonText(string Value, Location At) : JsonPart(At)
{
    /// <summary>Where characters written as escapes stand, each with how much wider it is written.</summary>
    public ImmutableArray<(int Offset, int Extra)> Escapes { get; init; } = [];

    public override string Description => "a text";
}

internal sealed record JsonNumber(string Digits, Location At) : JsonPart(At)
{
    public override string Description => "a number";
}

internal sealed record JsonBoolean(bool Value, Location At) : JsonPart(At)
{
    public override string Description => Value ? "true" : "false";
}

internal sealed record JsonNull(Location At) : JsonPart(At)
{
    public override string Description => "null";
}

internal sealed record JsonArray(ImmutableArray<JsonPart> Items, Location At) : JsonPart(At)
{
    public override string Description => "an array";
}

/// <summary>An object; properties in the order of the file, duplicates kept out (the first stays).</summary>
internal sealed record JsonObject(ImmutableArray<JsonProperty> Properties, Location At) : JsonPart(At)
{
    public override string Description => "an object";

    public JsonProperty? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);
}

internal sealed record JsonProperty(string Name, JsonPart Value, Location At);
