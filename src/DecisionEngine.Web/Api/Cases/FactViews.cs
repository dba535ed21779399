using System.Text.Json;
using System.Text.Json.Nodes;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Web.Api.Cases;

/// <summary>The facts of a case as somebody may see them.</summary>
internal static class FactViews
{
    private const string Hidden = "hidden";

    public static JsonElement Of(Case @case, Viewer viewer, RuleBook rules)
    {
        var facts = JsonNode.Parse(@case.Facts.ToString())!.AsObject();
        if (viewer.Sight == Sight.Party && @case.State is CaseState.InReview or CaseState.AwaitingApproval or CaseState.Issued)
            RemoveJudgement(facts);
        else if (viewer.Sight == Sight.Pseudonymised)
            Pseudonymise(facts, Declared(@case.CaseType, rules));
        return JsonSerializer.SerializeToElement(facts);
    }

    private static Dictionary<string, Fact> Declared(string caseType, RuleBook rules)
    {
        var declared = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (var fact in rules.Versions.Where(version => version.RuleSet.Id == caseType).SelectMany(version => version.RuleSet.Facts))
            declared[fact.Id] = fact;
        return declared;
    }

    /// <summary>What a caseworker has judged is part of the decision until it is sent.</summary>
    private static void RemoveJudgement(JsonObject facts)
    {
        foreach (var id in facts.Where(fact => fact.Value is JsonObject each && (string?)each["source"] == "caseworker").Select(fact => fact.Key).ToList())
            facts.Remove(id);
    }

    /// <summary>Figures, dates and choices stay; text, and lists, which may hold names, go, and so does who judged in which words.</summary>
    private static void Pseudonymise(JsonObject facts, Dictionary<string, Fact> declared)
    {
        foreach (var (id, value) in facts.ToList())
        {
            var isFree = !declared.TryGetValue(id, out var fact) || fact.Type.Kind is Kind.Text or Kind.List;
            if (value is not JsonObject stated)
            {
                if (isFree)
                    facts[id] = Hidden;
                continue;
            }
            foreach (var name in stated.Select(property => property.Key).Where(name => name is not ("value" or "source" or "observed" or "confidence" or "shownToParty")).ToList())
                stated.Remove(name);
            if (isFree)
                stated["value"] = Hidden;
        }
    }
}
