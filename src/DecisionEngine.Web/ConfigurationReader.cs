using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace DecisionEngine.Web;

/// <summary>Reads the host's section of the configuration. Errors are gathered, so that all are told at once; a key nobody reads is one.</summary>
internal sealed class ConfigurationReader(IConfiguration root)
{
    private readonly ImmutableArray<ConfigurationError>.Builder errors = ImmutableArray.CreateBuilder<ConfigurationError>();
    private readonly HashSet<string> read = new(StringComparer.OrdinalIgnoreCase);
    private readonly IConfigurationSection section = root.GetSection(HostOptions.Section);

    public ImmutableArray<ConfigurationError> Errors => errors.ToImmutable();

    public bool Has(string key) => section.GetSection(key).Exists();

    public void Add(string code, string key, string message) => errors.Add(new ConfigurationError(code, Name(key), message));

    public string Text(string key, string otherwise) => Value(key) ?? otherwise;

    public string Needed(string key, string what)
    {
        if (Value(key) is { } value)
            return value;
        Add("config.missing", key, $"{what} is missing.");
        return "";
    }

    public int Whole(string key, int otherwise, int low, int high)
    {
        if (Value(key) is not { } value)
            return otherwise;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high)
            return number;
        Add("config.number", key, $"a whole number from {low} to {high} is expected.");
        return otherwise;
    }

    /// <summary>A share, from 0 to 1.</summary>
    public decimal Share(string key, decimal otherwise) => Number(key, otherwise, 1m, "a number from 0 to 1 is expected.");

    /// <summary>An amount of money, 0 or above.</summary>
    public decimal Amount(string key, decimal otherwise) => Number(key, otherwise, decimal.MaxValue, "an amount of 0 or above is expected.");

    /// <summary>Names, each with a value.</summary>
    public ImmutableDictionary<string, string> Pairs(string key)
    {
        var pairs = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var pair in section.GetSection(key).GetChildren())
        {
            read.Add(pair.Path);
            if (pair.Value is { Length: > 0 } value)
                pairs[pair.Key] = value;
        }
        return pairs.ToImmutable();
    }

    public bool Flag(string key)
    {
        if (Value(key) is not { } value)
            return false;
        if (bool.TryParse(value, out var flag))
            return flag;
        Add("config.flag", key, "true or false is expected.");
        return false;
    }

    /// <summary>The address of a provider. Plain http is for this machine alone: nothing of it leaves the machine.</summary>
    public Uri? Provider(string key)
    {
        if (Needed(key, "the provider's address") is not { Length: > 0 } value)
            return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == "https" || address is { Scheme: "http", IsLoopback: true }))
            return address;
        Add("config.address", key, "an https address is expected (http on this machine alone).");
        return null;
    }

    public ImmutableArray<string> List(string key)
    {
        var list = ImmutableArray.CreateBuilder<string>();
        foreach (var item in section.GetSection(key).GetChildren())
        {
            read.Add(item.Path);
            if (item.Value is { Length: > 0 } value)
                list.Add(value);
        }
        return list.ToImmutable();
    }

    public ImmutableArray<IPAddress> Addresses(string key)
    {
        var addresses = ImmutableArray.CreateBuilder<IPAddress>();
        foreach (var text in List(key))
        {
            if (IPAddress.TryParse(text, out var address))
                addresses.Add(address);
            else
                Add("config.address", key, "IP addresses are expected.");
        }
        return addresses.ToImmutable();
    }

    /// <summary>Our name for something, each with what others call it; returned the other way round.</summary>
    public ImmutableDictionary<string, string> Names(string key)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var ours in section.GetSection(key).GetChildren())
        {
            foreach (var theirs in List($"{key}:{ours.Key}"))
            {
                if (!names.TryAdd(theirs, ours.Key))
                    Add("config.twice", $"{key}:{ours.Key}", "one of its names stands under another as well.");
            }
        }
        return names.ToImmutable();
    }

    /// <summary>Every key that was never asked for is a misspelling.</summary>
    public void RefuseUnknown()
    {
        foreach (var (path, value) in section.AsEnumerable().OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (value is not null && path != section.Path && !read.Contains(path))
                errors.Add(new ConfigurationError("config.unknown", path, "there is no such setting."));
        }
    }

    private decimal Number(string key, decimal otherwise, decimal high, string message)
    {
        if (Value(key) is not { } value)
            return otherwise;
        if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= high)
            return number;
        Add("config.number", key, message);
        return otherwise;
    }

    private static string Name(string key) => $"{HostOptions.Section}:{key}";

    private string? Value(string key)
    {
        read.Add(Name(key));
        return section[key] is { Length: > 0 } value ? value : null;
    }
}
