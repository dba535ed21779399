using System.Data.Common;
using Dapper;
using DecisionEngine.Cases.Storage;
using Npgsql;

namespace DecisionEngine.Cases.Tests.Storage;

/// <summary>A PostgreSQL database with a role that owns it and another for the application. It goes with the cluster: dropping each would only wait for the disk.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly string superuser;

    private PostgresTestDatabase(PostgresCluster cluster, string name)
    {
        superuser = cluster.ConnectionString(name) + ";Pooling=false";
        Options = new StoreOptions
        {
            ConnectionString = cluster.ConnectionString(name, PostgresCluster.Application),
            OwnerConnectionString = cluster.ConnectionString(name, PostgresCluster.Owner),
        };
    }

    public override StoreOptions Options { get; }

    public static async Task<PostgresTestDatabase> CreateAsync()
    {
        var cluster = await PostgresCluster.GetAsync();
        return new PostgresTestDatabase(cluster, await cluster.CreateDatabaseAsync());
    }

    /// <summary>A superuser for whom no trigger fires.</summary>
    public override async Task<DbConnection> OpenUnguardedAsync()
    {
        var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await connection.ExecuteAsync("SET session_replication_role = replica");
        return connection;
    }
}
