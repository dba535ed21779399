using System.Diagnostics;
using Npgsql;

namespace DecisionEngine.Cases.Tests.Storage;

/// <summary>
/// A PostgreSQL cluster of our own, in a temporary folder and reached through a socket there. Started by the first test that asks;
/// it ends with the test run, however that ends, because it holds on to our end of a pipe.
/// </summary>
internal sealed class PostgresCluster
{
    public const string Owner = "record_owner";
    public const string Application = "record_application";

    private const string Script = """
        set -e
        bin=$1
        dir=$(mktemp -d)
        trap 'rm -rf "$dir"' EXIT
        "$bin/initdb" -D "$dir/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 >"$dir/log" 2>&1
        "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=400 -c fsync=on -c synchronous_commit=on >>"$dir/log" 2>&1 &
        server=$!
        until "$bin/pg_isready" -q -h "$dir"; do kill -0 $server; sleep 0.1; done
        echo "$dir"
        cat >/dev/null
        kill -INT $server
        wait $server || true
        """;

    private static readonly Lazy<Task<PostgresCluster>> Started = new(StartAsync);
    private readonly Process process;
    private readonly string folder;
    private int databases;

    private PostgresCluster(Process process, string folder)
    {
        this.process = process;
        this.folder = folder;
    }

    public static Task<PostgresCluster> GetAsync() => Started.Value;

    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} OWNER {Owner}");
        return name;
    }

    public string ConnectionString(string database, string role = "postgres") => $"Host={folder};Database={database};Username={role}";

    private async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        var binaries = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";

        // PostgreSQL refuses to run as root.
        string[] asPostgres = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : [];
        string[] command = [.. asPostgres, "sh", "-c", Script, "sh", binaries];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        var process = Process.Start(start)!;
        var folder = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("PostgreSQL did not start.");
        var cluster = new PostgresCluster(process, folder);
        await cluster.ExecuteAsync("postgres", $"CREATE ROLE {Owner} LOGIN; CREATE ROLE {Application} LOGIN");
        return cluster;
    }
}
