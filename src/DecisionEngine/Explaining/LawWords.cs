using System.Collections.Frozen;
using System.Collections.Immutable;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Explaining;

/// <summary>The provisions of a rule set as cited in one language.</summary>
internal sealed class LawWords(RuleSet ruleSet, string language)
{
    private readonly FrozenDictionary<string, LawLine> lines = ruleSet.Law.DistinctBy(law => law.Id).ToFrozenDictionary(
        law => law.Id,
        law => new LawLine(Sentence.Authored(law.Cite[language]), Sentence.Authored(law.Says[language]), law.Url));

    /// <summary>Each provision once, in the order given.</summary>
    public ImmutableArray<LawLine> Lines(IEnumerable<string> ids) => [.. ids.Distinct().Select(id => lines[id])];
}
