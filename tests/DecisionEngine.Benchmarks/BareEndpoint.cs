using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DecisionEngine.Benchmarks;

/// <summary>The peer: an endpoint that inserts what it is sent as one row, with one durable commit for each request.</summary>
internal static class BareEndpoint
{
    public static async Task<WebApplication> StartOnSqliteAsync(string file)
    {
        // SQLite has one writer: requests that wait for it in the process are faster than requests that wait for its lock.
        var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        var turn = new SemaphoreSlim(1, 1);
        var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare (body) VALUES ($body)";
        var parameter = insert.Parameters.Add("$body", SqliteType.Blob);
        return await StartAsync(async body =>
        {
            await turn.WaitAsync();
            try
            {
                parameter.Value = body;
                insert.ExecuteNonQuery();
            }
            finally
            {
                turn.Release();
            }
        });
    }

    public static async Task<WebApplication> StartOnPostgresAsync(string connectionString)
    {
        var source = NpgsqlDataSource.Create(connectionString + ";Maximum Pool Size=64");
        await using (var create = source.CreateCommand("CREATE TABLE bare (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body BYTEA NOT NULL)"))
        {
            await create.ExecuteNonQueryAsync();
        }

        return await StartAsync(async body =>
        {
            await using var insert = source.CreateCommand("INSERT INTO bare (body) VALUES ($1)");
            insert.Parameters.AddWithValue(body);
            await insert.ExecuteNonQueryAsync();
        });
    }

    private static async Task<WebApplication> StartAsync(Func<byte[], Task> insert)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/bare", async (HttpRequest request) =>
        {
            var body = new byte[request.ContentLength!.Value];
            await request.Body.ReadExactlyAsync(body);
            await insert(body);
            return Results.NoContent();
        });
        await app.StartAsync();
        return app;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
