using DecisionEngine.Cases.Deciding;
using DecisionEngine.Web.Api.Cases;
using DecisionEngine.Web.Problems;
using Microsoft.AspNetCore.Authorization;

namespace DecisionEngine.Web;

/// <summary>The rule sets, the record, and who may reach what.</summary>
internal static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services, HostOptions options)
    {
        services.AddSingleton(_ => Load(options.RulesFolder));
        services.AddSingleton<DeskOpener>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskOpener>());
        services.AddSingleton<IAuthorizationHandler, CaseRule>();
        services.AddSingleton<IAuthorizationHandler, RuleSetRule>();
        services.AddSingleton<PersonNumberReader>();
        services.AddScoped<CaseDoor>();
        services.AddProblems(CaseProblems.All);
    }

    private static RuleBook Load(string folder)
    {
        try
        {
            return RuleBook.Load(folder);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefusedException([new ConfigurationError("config.rules", $"{HostOptions.Section}:RulesFolder", broken.Message)]);
        }
    }
}
