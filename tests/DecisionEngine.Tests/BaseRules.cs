using System.Text;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Tests;

/// <summary>A small rule set with every type, and small changes to it. Read <c>Rules/base/1.json</c> beside the tests.</summary>
internal static class BaseRules
{
    public static readonly DateTimeOffset DecidedAt = new(2024, 6, 15, 12, 0, 0, TimeSpan.FromHours(2));

    /// <summary>Facts under which the base rule set grants a card.</summary>
    public const string Facts = """
        {
          "applied": "2024-06-01", "renewal": false, "member": true, "income": 12000, "visits": 12, "distance": 3.5, "share": 40, "waited": 2,
          "remark": "none", "pool": "indoor", "health": false,
          "trips": [ { "day": "2024-05-01", "price": 100, "paid": true, "place": "far", "hours": 2.5, "guests": 1 }, { "day": "2024-05-02", "price": 50, "paid": false, "place": "far", "hours": 1, "guests": 0 } ],
          "deserving": { "value": false, "by": "Mette Holm", "considerations": "Nothing special." }
        }
        """;

    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Tests, "Rules", "base", "1.json"));

    /// <summary>The base rule set with each old text, which must stand there exactly once, replaced by the new one.</summary>
    public static string With(params (string Old, string New)[] changes) => Change(Text, changes);

    public static string Change(string text, params (string Old, string New)[] changes)
    {
        foreach (var (old, changed) in changes)
        {
            var at = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0 && text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"`{old}` does not stand there exactly once.");
            text = text[..at] + changed + text[(at + old.Length)..];
        }

        return text;
    }

    public static RuleSetFile Read(params (string Old, string New)[] changes) => RuleSetFile.Read(With(changes), "1.json");

    /// <summary>An evaluator for the changed rule set, which must have no errors.</summary>
    public static Evaluator Evaluator(params (string Old, string New)[] changes) => EvaluatorOf(With(changes));

    public static Evaluator EvaluatorOf(string ruleSet, params string[] testedPaths)
    {
        var file = RuleSetFile.Read(ruleSet, "1.json");
        Assert.True(file.Program is not null, string.Join('\n', file.Diagnostics));
        return new Evaluator(file.Program, testedPaths.ToHashSet());
    }

    public static Evaluation Evaluate(this Evaluator evaluator, string facts, DateTimeOffset? decidedAt = null)
    {
        var evaluation = evaluator.Evaluate(Encoding.UTF8.GetBytes(facts), decidedAt ?? DecidedAt, out var errors);
        Assert.True(evaluation is not null, string.Join('\n', errors));
        return evaluation;
    }

    public static IReadOnlyList<FactError> Errors(this Evaluator evaluator, string facts)
    {
        evaluator.Evaluate(Encoding.UTF8.GetBytes(facts), DecidedAt, out var errors);
        return errors;
    }
}
