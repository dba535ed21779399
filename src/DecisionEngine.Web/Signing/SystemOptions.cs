namespace DecisionEngine.Web.Signing;

/// <summary>Whose tokens systems bring.</summary>
/// <param name="Authority">The provider that issues them.</param>
/// <param name="Audience">The audience they must be for.</param>
/// <param name="IdClaim">The claim that holds the system's id.</param>
/// <param name="UnitClaim">The claim that holds the units the system acts for.</param>
public sealed record SystemOptions(Uri Authority, string Audience, string IdClaim, string UnitClaim)
{
    internal static SystemOptions? Read(ConfigurationReader reader)
    {
        var authority = reader.Provider("SignIn:Systems:Authority");
        var audience = reader.Needed("SignIn:Systems:Audience", "the audience of the systems' tokens");
        var (id, unit) = (reader.Text("SignIn:Systems:IdClaim", "client_id"), reader.Text("SignIn:Systems:UnitClaim", "units"));
        return authority is null ? null : new SystemOptions(authority, audience, id, unit);
    }
}
