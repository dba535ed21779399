using System.Text;
using System.Text.Json.Nodes;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
using DecisionEngine.Tests.Support;

namespace DecisionEngine.Tests.Explaining;

public sealed class PinnedExplanationTests
{
    public static TheoryData<string> RuleSets => [.. ShippedRuleSets.Ids];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void The_explanation_of_every_example_reads_as_it_was_approved(string ruleSet)
    {
        var folder = Path.Combine(Repository.Tests, "Explaining", "Pinned", ruleSet);
        var names = new List<string>();
        foreach (var (id, evaluation) in ShippedRuleSets.Examples(ruleSet))
        {
            names.Add($"{id}.md");
            Repository.AssertPinned(Path.Combine(folder, $"{id}.md"), InEveryVoice(evaluation));
        }

        Repository.AssertNoneLeft(folder, names);
    }

    [Theory]
    [InlineData("friplads", "partial")]
    [InlineData("friplads", "refused")]
    [InlineData("friplads", "in-doubt")]
    [InlineData("flyttehjaelp", "assessed")]
    public void A_rule_set_with_labels_alone_explains_itself(string ruleSet, string sample)
    {
        var bare = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Rules, ruleSet, "1.json")))!;
        foreach (var item in bare["steps"]!.AsArray().Concat(bare["facts"]!.AsArray()))
        {
            item!.AsObject().Remove("says");
        }

        var file = RuleSetFile.Read(bare.ToJsonString(), "1.json");
        Assert.True(file.Program is not null, string.Join('\n', file.Diagnostics));
        var facts = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", ruleSet, $"{sample}.json"));
        var evaluation = new Evaluator(file.Program, new HashSet<string>()).Evaluate(facts, new DateTimeOffset(2024, 3, 15, 10, 0, 0, TimeSpan.Zero), out _);
        var text = new StringBuilder();
        foreach (var language in file.Program.RuleSet.Languages)
        {
            text.Append(ExplanationRenderer.ToMarkdown(Explainer.Explain(evaluation!, language, Register.Citizen))).Append('\n');
        }

        // The checksum of a file without its sentences is another one, and it stands nowhere in a citizen's text.
        Repository.AssertPinned(Path.Combine(Repository.Tests, "Explaining", "Pinned", "labels-alone", $"{ruleSet}-{sample}.md"), text.ToString());
    }

    /// <summary>
    /// The citizen's text whole; of the caseworker's and legal staff's, what they read that the reader before does not, and
    /// struck through what they do not read. So a wording stands once, and a change of it is one line to review.
    /// </summary>
    private static string InEveryVoice(Evaluation evaluation)
    {
        var text = new StringBuilder();
        foreach (var language in evaluation.RuleSet.Languages)
        {
            string[] before = [];
            foreach (var register in Enum.GetValues<Register>())
            {
                var lines = ExplanationRenderer.ToMarkdown(Explainer.Explain(evaluation, language, register)).Split('\n');
                text.Append("<!-- ").Append(language).Append(", ").Append(register.ToString().ToLowerInvariant());
                text.Append(before.Length == 0 ? " -->\n\n" : ": what differs from the reader above -->\n\n");
                text.AppendJoin('\n', before.Length == 0 ? lines : Differing(before, lines)).Append("\n\n");
                before = lines;
            }
        }

        // The checksums change with every edit of a rule set, and say nothing of the wording.
        return text.ToString()
            .Replace(evaluation.RuleSet.Hash, "(checksum)", StringComparison.Ordinal)
            .Replace(evaluation.Hash, "(checksum)", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Differing(string[] before, string[] after)
    {
        var (had, has) = (before.ToHashSet(StringComparer.Ordinal), after.ToHashSet(StringComparer.Ordinal));
        return [.. after.Where(line => !had.Contains(line)), .. before.Where(line => line.Length > 0 && !has.Contains(line)).Select(line => $"~~{line}~~")];
    }
}
