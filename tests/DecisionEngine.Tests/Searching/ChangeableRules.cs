using System.Text.Json.Nodes;

namespace DecisionEngine.Tests.Searching;

/// <summary>The base rule set with every fact changeable, so that every type is searched.</summary>
internal static class ChangeableRules
{
    public static string All { get; } = Only(null);

    /// <summary>The base rule set with these facts changeable and no others.</summary>
    public static string Only(params string[]? ids) => Change(BaseRules.Text, ids);

    public static string Change(string text, string[]? ids)
    {
        var ruleSet = JsonNode.Parse(text)!;
        foreach (var fact in ruleSet["facts"]!.AsArray())
        {
            fact!["changeable"] = ids is null || ids.Contains((string)fact["id"]!);
        }

        return ruleSet.ToJsonString();
    }
}
