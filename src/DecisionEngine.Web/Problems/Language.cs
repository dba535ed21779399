namespace DecisionEngine.Web.Problems;

/// <summary>Danish or English, by what the client asks for. Danish where it asks for neither.</summary>
public static class Language
{
    /// <summary>Danish.</summary>
    public const string Danish = "da";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>The language to answer in.</summary>
    /// <param name="request">The request.</param>
    public static string Of(HttpRequest request)
    {
        foreach (var entry in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(entry => entry.Quality ?? 1))
        {
            if (entry.Quality is 0)
                break;
            if (Speaks(entry.Value.Value, English))
                return English;
            if (Speaks(entry.Value.Value, Danish))
                return Danish;
        }
        return Danish;
    }

    private static bool Speaks(string? asked, string language) =>
        string.Equals(asked, language, StringComparison.OrdinalIgnoreCase) || asked?.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase) == true;
}
