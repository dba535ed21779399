using System.Collections.Immutable;
using System.Net;
using DecisionEngine.Cases.Life;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web;

/// <summary>Everything the host is told from outside; the table in this project's README explains each setting.</summary>
/// <param name="DataFolder">Where keys and, with SQLite, the database are kept.</param>
/// <param name="PersonKeyFile">The file of the secret that person keys are made with.</param>
/// <param name="SampleKeyFile">Where the secret lies that samples are drawn with.</param>
/// <param name="LetterKeyFile">Where the secret lies that verification codes on letters are made with.</param>
/// <param name="LettersFolder">Where letters go out.</param>
/// <param name="PaymentsFolder">Where payment instructions go out.</param>
/// <param name="CheckpointFolder">Where signed checkpoints of the record go: a place outside the database, best on another machine.</param>
/// <param name="CheckpointKeyFile">Where the key lies that checkpoints are signed with.</param>
/// <param name="RulesFolder">The folder of the rule sets.</param>
/// <param name="SampleCases">How many invented cases an empty record is filled with at the first start; in Development alone.</param>
/// <param name="Policy">The authority's own deadlines and limits.</param>
/// <param name="Storage">Where cases are kept.</param>
/// <param name="Citizens">How citizens sign in; null only in Development.</param>
/// <param name="Staff">How staff sign in; null only in Development.</param>
/// <param name="Systems">Whose tokens systems bring; null where no system calls.</param>
/// <param name="Limits">What a client may ask for.</param>
/// <param name="Hosts">The host names the host answers to; empty for any, in Development alone.</param>
/// <param name="Proxies">The proxies whose word on the client's address and scheme is taken.</param>
/// <param name="Jobs">How many jobs run at once; 0 for a host that runs none.</param>
public sealed record HostOptions(
    string DataFolder,
    string PersonKeyFile,
    string SampleKeyFile,
    string LetterKeyFile,
    string LettersFolder,
    string PaymentsFolder,
    string CheckpointFolder,
    string CheckpointKeyFile,
    string RulesFolder,
    int SampleCases,
    Policy Policy,
    StorageOptions Storage,
    CitizenOptions? Citizens,
    StaffOptions? Staff,
    SystemOptions? Systems,
    LimitOptions Limits,
    ImmutableArray<string> Hosts,
    ImmutableArray<IPAddress> Proxies,
    int Jobs)
{
    /// <summary>The section of the configuration that holds it.</summary>
    public const string Section = "DecisionEngine";

    /// <summary>Reads the configuration.</summary>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="environment">The environment: only Development goes without providers.</param>
    /// <returns>The options, all of them sound.</returns>
    /// <exception cref="ConfigurationRefusedException">Something is missing, wrong or unknown; the message names all of it.</exception>
    public static HostOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var reader = new ConfigurationReader(configuration);
        var isStrict = !environment.IsDevelopment();
        var folder = Path.GetFullPath(reader.Text("DataFolder", "data"), environment.ContentRootPath);
        var options = new HostOptions(
            folder,
            Path.GetFullPath(reader.Text("PersonKeyFile", Path.Combine("keys", "person.key")), folder),
            Path.GetFullPath(reader.Text("SampleKeyFile", Path.Combine("keys", "sample.key")), folder),
            Path.GetFullPath(reader.Text("LetterKeyFile", Path.Combine("keys", "letter.key")), folder),
            Path.GetFullPath(reader.Text("LettersFolder", "letters"), folder),
            Path.GetFullPath(reader.Text("PaymentsFolder", "payments"), folder),
            Path.GetFullPath(reader.Text("CheckpointFolder", "checkpoints"), folder),
            Path.GetFullPath(reader.Text("CheckpointKeyFile", Path.Combine("keys", "checkpoint.pem")), folder),
            Path.GetFullPath(reader.Text("RulesFolder", Path.Combine(AppContext.BaseDirectory, "rules")), environment.ContentRootPath),
            isStrict ? 0 : reader.Whole("SampleCases", 0, 0, 10_000),
            PolicyOptions.Read(reader, environment.IsDevelopment()),
            StorageOptions.Read(reader, folder),
            isStrict || reader.Has("SignIn:Citizens") ? CitizenOptions.Read(reader) : null,
            isStrict || reader.Has("SignIn:Staff") ? StaffOptions.Read(reader) : null,
            reader.Has("SignIn:Systems") ? SystemOptions.Read(reader) : null,
            LimitOptions.Read(reader),
            reader.List("Hosts"),
            reader.Addresses("Proxies"),
            reader.Whole("Jobs", 2, 0, 64));
        if (isStrict && options.Hosts.IsEmpty)
            reader.Add("config.missing", "Hosts", "the host names to answer to are missing.");
        reader.RefuseUnknown();
        return reader.Errors.IsEmpty ? options : throw new ConfigurationRefusedException(reader.Errors);
    }
}
