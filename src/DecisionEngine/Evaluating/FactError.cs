namespace DecisionEngine.Evaluating;

/// <summary>Something wrong with the facts of a case: which fact, what came, what was expected.</summary>
/// <param name="Code">A stable code, e.g. <c>fact.wrong-type</c>.</param>
/// <param name="Fact">The fact, with field and item where that says more: <c>places[1].price</c>; empty for the file.</param>
/// <param name="Came">What came, shortened.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Suggestion">A likely mend; null where there is none.</param>
public sealed record FactError(string Code, string Fact, string Came, string Expected, string? Suggestion = null)
{
    /// <summary>The error as a sentence.</summary>
    public override string ToString()
    {
        var where = Fact.Length == 0 ? "facts" : $"`{Fact}`";
        return $"{Code}: {where}: got {Came}; expected {Expected}.{(Suggestion is null ? "" : " " + Suggestion)}";
    }
}
