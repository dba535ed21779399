using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DecisionEngine.Cases.Publishing;

/// <summary>The dated rules of delivery: configuration, because the number of delivery days changes with the postal service (R6).</summary>
public sealed class DeliveryRules
{
    private static readonly Lazy<DeliveryRules> BuiltIn = new(ReadBuiltIn);
    private readonly Holidays holidays;

    private DeliveryRules(ImmutableArray<DeliveryRule> rules, Holidays holidays)
    {
        Rules = rules;
        this.holidays = holidays;
    }

    /// <summary>The rules this version comes with: <c>delivery.json</c> beside this file.</summary>
    public static DeliveryRules Default => BuiltIn.Value;

    /// <summary>The rules, in the order of the file.</summary>
    public ImmutableArray<DeliveryRule> Rules { get; }

    /// <summary>Reads rules from a file of an authority's own.</summary>
    /// <exception cref="FormatException">The file is no table of delivery rules; the message says where.</exception>
    public static DeliveryRules Load(string path, Holidays? holidays = null) => Read(File.ReadAllText(path), holidays);

    /// <summary>Reads rules from their JSON.</summary>
    /// <exception cref="FormatException">The text is no table of delivery rules; the message says where.</exception>
    public static DeliveryRules Read(string json, Holidays? holidays = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
            var parts = JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error })["rules"] as JArray
                ?? throw new FormatException("Delivery rules: `rules` is missing.");
            var rules = parts.Select(Rule).ToImmutableArray();
            CheckOverlaps(rules);
            return new DeliveryRules(rules, holidays ?? Holidays.Danish);
        }
        catch (JsonException failure)
        {
            throw new FormatException($"Delivery rules: {failure.Message}", failure);
        }
    }

    /// <summary>The rule for what is dispatched on a day.</summary>
    /// <exception cref="InvalidOperationException">No rule holds on that day; nothing may be dispatched, because its deadline could not be stated.</exception>
    public DeliveryRule For(DeliveryChannel channel, DateOnly dispatched) =>
        Rules.FirstOrDefault(rule => rule.Channel == channel && rule.Holds(dispatched))
        ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No delivery rule for {channel.Name()} on {dispatched:yyyy-MM-dd}."));

    /// <summary>The day on which what was dispatched is presumed to have come forward. Proof of another day overrules it.</summary>
    /// <exception cref="InvalidOperationException">No rule holds on that day.</exception>
    public DateOnly ComesForward(DeliveryChannel channel, DateOnly dispatched) => holidays.WorkingDaysAfter(dispatched, For(channel, dispatched).WorkingDays);

    private static DeliveryRules ReadBuiltIn()
    {
        using var stream = typeof(DeliveryRules).Assembly.GetManifestResourceStream("delivery.json")!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    private static DeliveryRule Rule(JToken part, int place)
    {
        FormatException Wrong(string name, string expected) => new(string.Create(CultureInfo.InvariantCulture, $"Delivery rules: rule {place + 1}, `{name}`: expected {expected}."));
        string? Text(string name) => part[name] is { Type: JTokenType.String } text ? (string?)text : null;
        DateOnly? Date(string name) => part[name] is null ? null
            : DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw Wrong(name, "a date such as 2024-01-31");

        return new DeliveryRule(
            DeliveryChannels.Find(Text("channel") ?? "") ?? throw Wrong("channel", "digital-post, letter or handed-over"),
            Date("from") ?? throw Wrong("from", "a date such as 2024-01-31"),
            Date("to"),
            part["workingDays"] is { Type: JTokenType.Integer } days && (int)days is >= 0 and <= 60 ? (int)days : throw Wrong("workingDays", "a whole number from 0 to 60"),
            Text("source") ?? throw Wrong("source", "where the rule stands"),
            Text("toVerify"));
    }

    private static void CheckOverlaps(ImmutableArray<DeliveryRule> rules)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (rules[i].Channel == rules[j].Channel && rules[i].From <= (rules[j].To ?? DateOnly.MaxValue) && rules[j].From <= (rules[i].To ?? DateOnly.MaxValue))
                {
                    throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Delivery rules: rules {j + 1} and {i + 1} hold for the same days."));
                }
            }
        }
    }
}
