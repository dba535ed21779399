namespace DecisionEngine.Web;

/// <summary>Where cases are kept.</summary>
/// <param name="IsPostgreSql">PostgreSQL, else a SQLite file.</param>
/// <param name="ConnectionString">How it is reached; on PostgreSQL as the role that may only add to the log.</param>
/// <param name="OwnerConnectionString">PostgreSQL: how the role reaches it that owns the tables and migrates them; null where it is the same.</param>
public sealed record StorageOptions(bool IsPostgreSql, string ConnectionString, string? OwnerConnectionString = null)
{
    internal static StorageOptions Read(ConfigurationReader reader, string folder)
    {
        var provider = reader.Text("Storage:Provider", "sqlite");
        if (provider == "postgresql")
            return new StorageOptions(
                true, reader.Needed("Storage:ConnectionString", "the connection string of the PostgreSQL database"), reader.Has("Storage:OwnerConnectionString") ? reader.Text("Storage:OwnerConnectionString", "") : null);
        if (provider != "sqlite")
            reader.Add("config.value", "Storage:Provider", "sqlite or postgresql is expected.");
        return new StorageOptions(false, reader.Text("Storage:ConnectionString", $"Data Source={Path.Combine(folder, "cases.db")}"));
    }
}
