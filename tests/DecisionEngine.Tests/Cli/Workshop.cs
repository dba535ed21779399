using System.Text;
using DecisionEngine.Cli;
using DecisionEngine.Tests.Analysis;

namespace DecisionEngine.Tests.Cli;

/// <summary>A temporary folder with a copy of the rule set `card`, in which commands are run in process and a test may change what it likes.</summary>
public sealed class Workshop : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 15, 12, 0, 0, TimeSpan.Zero);

    public Workshop()
    {
        foreach (var file in Directory.GetFiles(CardRules.Folder, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine("rules", "card", Path.GetRelativePath(CardRules.Folder, file)), File.ReadAllText(file));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("decision-engine-").FullName;

    public string Card => PathOf("rules/card/1.json");

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public void Replace(string name, string old, string text)
    {
        var before = File.ReadAllText(PathOf(name));
        Assert.Contains(old, before, StringComparison.Ordinal);
        Write(name, before.Replace(old, text, StringComparison.Ordinal));
    }

    public Answer Run(params string[] args) => RunWith("", args);

    public Answer RunWith(string input, params string[] args) => Run(input, surroundings => CommandLine.Run(args, surroundings));

    internal Answer Run(string input, Func<Surroundings, int> command)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var surroundings = new Surroundings(new Screen(output, isPlain: true), new Screen(errors, isPlain: true), stream, new StoppedClock(), Folder);
        return new Answer(command(surroundings), output.ToString(), errors.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => Noon;
    }
}

/// <summary>What a command answered.</summary>
public sealed record Answer(int Exit, string Out, string Error);
