using System.Text;

namespace DecisionEngine.Tests.Fuzzing;

/// <summary>What an input is read as.</summary>
internal enum Sort
{
    /// <summary>A whole rule-set file.</summary>
    Rules,

    /// <summary>A rule-set file, sound but for its expressions.</summary>
    Expression,

    /// <summary>A facts file.</summary>
    Facts,
}

/// <summary>One input of the fuzz lane: bytes as they would stand in a file.</summary>
/// <param name="Name">Which it is: seed and number, or the name of a fixture.</param>
/// <param name="Sort">What it is read as.</param>
/// <param name="Of">The rule set it was made from, whose facts it is tried with; for facts, the rule set that reads them.</param>
/// <param name="Bytes">The input.</param>
internal sealed record FuzzInput(string Name, Sort Sort, string Of, byte[] Bytes)
{
    /// <summary>Where inputs that once broke something are kept: every one of them is run in every test run.</summary>
    public static string Fixtures { get; } = Path.Combine(Repository.Tests, "Fuzzing", "Found");

    /// <summary>Where an input that fails is saved, to be made a fixture.</summary>
    private static string Failures { get; } = Path.Combine(Repository.Root, "TestResults", "fuzz");

    /// <summary>Reads a fixture, <c>name.of.sort.json</c>.</summary>
    public static FuzzInput Read(string file)
    {
        var parts = Path.GetFileName(file).Split('.');
        return new FuzzInput(parts[0], Enum.Parse<Sort>(parts[2], ignoreCase: true), parts[1], File.ReadAllBytes(Path.Combine(Fixtures, file)));
    }

    /// <summary>Saves the input under the name a fixture has, and tells where.</summary>
    public string Save()
    {
        Directory.CreateDirectory(Failures);
        var path = Path.Combine(Failures, $"{Name}.{Of}.{Sort.ToString().ToLowerInvariant()}.json");
        File.WriteAllBytes(path, Bytes);
        return Path.GetRelativePath(Repository.Root, path);
    }

    public override string ToString()
    {
        var text = Encoding.UTF8.GetString(Bytes);
        return $"{Name} ({Sort} of {Of}, {Bytes.Length} bytes): {(text.Length > 2_000 ? text[..2_000] + " …" : text)}";
    }
}
