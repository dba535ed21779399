using System.Collections.Frozen;

namespace DecisionEngine.Web.Problems;

/// <summary>Every code the host knows, its own and those of the controllers.</summary>
public sealed class ProblemCatalogue
{
    private readonly FrozenDictionary<string, ProblemCode> byCode;

    /// <summary>Gathers the codes.</summary>
    /// <param name="codes">The registered codes.</param>
    /// <exception cref="InvalidOperationException">A code stands for two things.</exception>
    public ProblemCatalogue(IEnumerable<ProblemCode> codes)
    {
        var all = codes.Distinct().OrderBy(code => code.Code, StringComparer.Ordinal).ToList();
        if (all.GroupBy(code => code.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidOperationException($"The problem code {twice.Key} stands for two things.");
        All = all;
        byCode = all.ToFrozenDictionary(code => code.Code, StringComparer.Ordinal);
    }

    /// <summary>All codes, in order.</summary>
    public IReadOnlyList<ProblemCode> All { get; }

    /// <summary>The code of that name; null where there is none.</summary>
    /// <param name="code">The name.</param>
    public ProblemCode? Find(string code) => byCode.GetValueOrDefault(code);
}

/// <summary>How codes are registered.</summary>
public static class ProblemRegistration
{
    /// <summary>Makes codes known: to the catalogue, and as error messages of validation attributes.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="codes">The codes.</param>
    public static IServiceCollection AddProblems(this IServiceCollection services, params IEnumerable<ProblemCode> codes)
    {
        foreach (var code in codes)
            services.AddSingleton(code);
        return services;
    }
}
