using System.Text.Json;

namespace DecisionEngine.Tests.Cli;

/// <summary>The commands about a record, on one that is seeded once and copied.</summary>
public sealed class RecordTests : IClassFixture<RecordTests.SeededRecord>, IDisposable
{
    private readonly Workshop workshop = new();
    private readonly SeededRecord seeded;

    public RecordTests(SeededRecord seeded)
    {
        this.seeded = seeded;
        File.Copy(seeded.Backup, workshop.PathOf("cases.db"));
    }

    [Fact]
    public void A_seeded_record_is_whole_and_every_decision_comes_out_again()
    {
        var answer = workshop.Run("verify", "--store", "cases.db", "--replay", "--json");

        Assert.True(answer.Exit == 0, answer.Error);
        var json = Json(answer);
        Assert.True(json.GetProperty("intact").GetBoolean());
        Assert.Equal(seeded.Said.GetProperty("decisions").GetInt32(), json.GetProperty("replay").GetProperty("decisions").GetInt32());
        Assert.Equal(0, json.GetProperty("replay").GetProperty("wrong").GetInt32());
    }

    [Fact]
    public void The_same_seed_gives_the_same_states()
    {
        var again = workshop.Run(SeededRecord.Args("again.db"));

        Assert.True(again.Exit == 0, again.Error);
        Assert.Equal(seeded.Said.GetRawText(), Json(again).GetRawText());
    }

    [Fact]
    public void A_record_that_holds_something_is_not_seeded()
    {
        AssertRefused("store-not-empty", workshop.Run(SeededRecord.Args("cases.db")[..^1]));
    }

    [Fact]
    public void A_receipt_is_written_and_verified_by_itself_and_against_the_record()
    {
        var written = workshop.Run("receipt", Decision(), "--store", "cases.db", "--out", "receipt.json");
        Assert.True(written.Exit == 0, written.Error);
        Assert.Equal(0, workshop.Run("verify", "receipt.json").Exit);
        Assert.Equal(0, workshop.Run("verify", "receipt.json", "--store", "cases.db").Exit);

        workshop.Run(SeededRecord.Args("other.db", seed: 99));
        var elsewhere = workshop.Run("verify", "receipt.json", "--store", "other.db");
        Assert.Equal(1, elsewhere.Exit);
        Assert.StartsWith("error receipt-not-in-record: ", elsewhere.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_that_was_changed_exits_with_1_and_names_what_does_not_hold()
    {
        workshop.Run("receipt", Decision(), "--store", "cases.db", "--out", "receipt.json");
        workshop.Replace("receipt.json", "\"decidedAt\": \"20", "\"decidedAt\": \"19");

        var answer = workshop.Run("verify", "receipt.json", "--json");

        Assert.Equal(1, answer.Exit);
        Assert.False(Json(answer).GetProperty("holds").GetBoolean());
        Assert.Contains("receipt-seal", Json(answer).GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()));
    }

    [Fact]
    public void What_is_no_receipt_exits_with_1_and_a_code()
    {
        workshop.Write("receipt.json", "not a receipt");

        var answer = workshop.Run("verify", "receipt.json");

        Assert.Equal(1, answer.Exit);
        Assert.StartsWith("error receipt-unreadable: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_in_a_case_is_written_once_and_noted()
    {
        var (decision, store) = (Decision(), "cases.db");
        var about = decision[..decision.LastIndexOf("-d", StringComparison.Ordinal)];

        var answer = workshop.Run("access", about, "--store", store, "--out", "package", "--reason", "Aktindsigt", "--by", "legal:staff-17");

        Assert.True(answer.Exit == 0, answer.Error);
        Assert.True(File.Exists(workshop.PathOf("package/index.da.html")));
        Assert.Contains("legal:staff-17", File.ReadAllText(workshop.PathOf("package/access-log.json")), StringComparison.Ordinal);
        AssertRefused("out-exists", workshop.Run("access", about, "--store", store, "--out", "package", "--reason", "Aktindsigt"));
        AssertRefused("by-invalid", workshop.Run("access", about, "--store", store, "--out", "more", "--reason", "Aktindsigt", "--by", "Anna Holm"));
        AssertRefused("by-invalid", workshop.Run("access", about, "--store", store, "--out", "more", "--reason", "Aktindsigt", "--by", "legal:010190-1234"));
        AssertRefused("case-missing", workshop.Run("access", "nothing", "--store", store, "--out", "more", "--reason", "Aktindsigt"));
        Assert.Equal(0, workshop.Run("access", about, "--store", store, "--out", "package.zip", "--reason", "Aktindsigt").Exit);
    }

    [Fact]
    public void A_backup_is_restored_and_an_older_one_only_when_asked()
    {
        Assert.Equal(0, workshop.Run("backup", "--store", "cases.db", "--out", "backup.db").Exit);
        AssertRefused("file-unreadable", workshop.Run("backup", "--store", "cases.db", "--out", "backup.db"));
        Assert.Equal(0, workshop.Run("restore", "backup.db", "--store", "new.db").Exit);

        // The record now holds the event of the restore, which the backup does not.
        AssertRefused("restore-refused", workshop.Run("restore", "backup.db", "--store", "new.db"));
        Assert.Equal(0, workshop.Run("restore", "backup.db", "--store", "new.db", "--replace").Exit);
        Assert.Equal(0, workshop.Run("verify", "--store", "new.db").Exit);
    }

    [Fact]
    public void Replay_says_how_many_and_from_when()
    {
        var all = Json(workshop.Run("replay", "--store", "cases.db", "--json"));
        var late = Json(workshop.Run("replay", "--store", "cases.db", "--since", "2025-01-01", "--json"));

        Assert.InRange(late.GetProperty("decisions").GetInt32(), 1, all.GetProperty("decisions").GetInt32() - 1);
        AssertRefused("decided-at-invalid", workshop.Run("replay", "--store", "cases.db", "--since", "yesterday"));
    }

    [Theory]
    [InlineData("store-missing", "verify", "--store", "nothing.db")]
    [InlineData("usage", "verify")]
    [InlineData("file-unreadable", "verify", "nothing.json")]
    [InlineData("decision-missing", "receipt", "nothing-d1", "--store", "cases.db", "--out", "-")]
    [InlineData("checkpoints-key", "verify", "--store", "cases.db", "--checkpoints", "folder")]
    [InlineData("store-unreadable", "replay", "--store", "Host=localhost;Port=1;Timeout=1")]
    [InlineData("store-unreadable", "replay", "--store", "card=1;==")]
    [InlineData("cases-invalid", "seed", "--store", "new.db", "--cases", "0")]
    public void What_cannot_be_done_exits_with_2_and_a_code(string code, params string[] args) => AssertRefused(code, workshop.Run(args));

    [Fact]
    public void A_file_that_is_no_record_is_said_to_be_none()
    {
        workshop.Write("text.db", new string('x', 5000));

        AssertRefused("store-unreadable", workshop.Run("verify", "--store", "text.db"));
    }

    public void Dispose() => workshop.Dispose();

    private static void AssertRefused(string code, Answer answer)
    {
        Assert.Equal((2, true), (answer.Exit, answer.Error.StartsWith($"error {code}: ", StringComparison.Ordinal)));
    }

    private static JsonElement Json(Answer answer) => JsonSerializer.Deserialize<JsonElement>(answer.Out);

    /// <summary>A decision by the rules.</summary>
    private string Decision()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={workshop.PathOf("cases.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT decision_id FROM decision WHERE authorship = 'Rules' ORDER BY decision_id LIMIT 1";
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Twenty-four invented cases.</summary>
    public sealed class SeededRecord : IDisposable
    {
        private readonly Workshop workshop = new();

        public SeededRecord()
        {
            var answer = workshop.Run(Args("cases.db"));
            Assert.True(answer.Exit == 0, answer.Error);
            Said = Json(answer);
            Assert.Equal(0, workshop.Run("backup", "--store", "cases.db", "--out", "copy.db").Exit);
        }

        public JsonElement Said { get; }

        public string Backup => workshop.PathOf("copy.db");

        public static string[] Args(string store, int seed = 1) =>
            ["seed", "--store", store, "--cases", "24", "--seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture), "--rules", Repository.Rules, "--json"];

        public void Dispose() => workshop.Dispose();
    }
}
