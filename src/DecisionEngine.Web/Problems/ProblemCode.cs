namespace DecisionEngine.Web.Problems;

/// <summary>Something that can go wrong, known by a stable code. A code is never used for anything else, nor again once retired.</summary>
/// <param name="Code">The code: words with hyphens, a full stop between area and matter, e.g. <c>version.conflict</c>.</param>
/// <param name="Status">The HTTP status, from 400 to 599.</param>
/// <param name="Danish">The title in Danish: a sentence without a figure or name of the case.</param>
/// <param name="English">The same in English.</param>
public sealed record ProblemCode(string Code, int Status, string Danish, string English)
{
    /// <summary>The title in a language.</summary>
    /// <param name="language"><c>da</c> or <c>en</c>.</param>
    public string Title(string language) => language == Language.English ? English : Danish;
}

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Field">Where, as a path in the body, a parameter or a header; null for the whole.</param>
/// <param name="Detail">What came and what was expected, in English, for whoever writes the client; null where the code says it all.</param>
public sealed record ProblemError(ProblemCode Code, string? Field, string? Detail = null);
