using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;

namespace DecisionEngine.Batching;

/// <summary>The first line of a batch's output: by which rules, when and how the cases below it were decided. Its own number is 0.</summary>
/// <param name="RuleSet">The rule set's id.</param>
/// <param name="Versions">Its versions, oldest first, each with its hash.</param>
/// <param name="EngineVersion">The version of the engine.</param>
/// <param name="DecidedAt">The moment of every decision, to the second.</param>
/// <param name="Explain">The language of the explanations; null for none.</param>
public sealed record BatchHeader(string RuleSet, ImmutableArray<(string Version, string Hash)> Versions, string EngineVersion, DateTimeOffset DecidedAt, string? Explain)
{
    /// <summary>The header of a run.</summary>
    public static BatchHeader Of(VersionedEvaluator evaluator, DateTimeOffset decidedAt, string? explain)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        var versions = evaluator.Versions.ToImmutableArray();
        return new BatchHeader(versions[0].Id, [.. versions.Select(version => (version.Version, version.Hash))], EvaluationJson.EngineVersion, decidedAt, explain);
    }

    /// <summary>Reads a first line; null where it is none.</summary>
    public static BatchHeader? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return new BatchHeader(
                root.GetProperty("ruleSet").GetString()!,
                [.. root.GetProperty("versions").EnumerateArray().Select(version => (version.GetProperty("version").GetString()!, version.GetProperty("hash").GetString()!))],
                root.GetProperty("engineVersion").GetString()!,
                DateTimeOffset.ParseExact(root.GetProperty("decidedAt").GetString()!, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                root.GetProperty("explain").GetString());
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return null;
        }
    }

    /// <summary>The line with its newline.</summary>
    public CanonicalJson ToJson()
    {
        var json = new CanonicalJson();
        json.BeginObject();
        json.Name("line");
        json.Number(0m);
        json.Name("ruleSet");
        json.Text(RuleSet);
        json.Name("versions");
        json.BeginArray();
        foreach (var (version, hash) in Versions)
        {
            json.BeginObject();
            json.Name("version");
            json.Text(version);
            json.Name("hash");
            json.Text(hash);
            json.EndObject();
        }

        json.EndArray();
        json.Name("engineVersion");
        json.Text(EngineVersion);
        json.Name("decidedAt");
        json.Text(EvaluationJson.Moment(DecidedAt));
        json.Name("explain");
        if (Explain is null)
        {
            json.Null();
        }
        else
        {
            json.Text(Explain);
        }

        json.EndObject();
        json.EndLine();
        return json;
    }

    /// <summary>What another run's header says otherwise, by the names of its properties; empty when the runs belong together.</summary>
    public IEnumerable<string> Differences(BatchHeader other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (string Name, bool IsSame)[] compared =
        [
            ("ruleSet", RuleSet == other.RuleSet),
            ("versions", Versions.SequenceEqual(other.Versions)),
            ("engineVersion", EngineVersion == other.EngineVersion),
            ("decidedAt", DecidedAt.EqualsExact(other.DecidedAt)),
            ("explain", Explain == other.Explain),
        ];
        return compared.Where(part => !part.IsSame).Select(part => part.Name);
    }
}
