using Microsoft.Data.Sqlite;

namespace DecisionEngine.Cases.Storage;

/// <summary>Connections to a SQLite file.</summary>
internal static class SqliteFile
{
    /// <summary>How long a writer waits for another process, in milliseconds.</summary>
    public const string BusyTimeout = "30000";

    // What must hold on every connection that writes, as SQLite reports it: write-ahead log, every commit synced to the disk,
    // references checked, deleted bytes overwritten, and others waited for.
    private static readonly (string Pragma, string Set, string Reads)[] Settings =
    [
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("foreign_keys", "ON", "1"),
        ("secure_delete", "ON", "1"),
        ("busy_timeout", BusyTimeout, BusyTimeout),
        ("wal_autocheckpoint", "4000", "4000"),
        ("cache_size", "-65536", "-65536"),
    ];

    /// <summary>A connection that writes, with its settings read back.</summary>
    /// <exception cref="InvalidOperationException">SQLite did not take a setting.</exception>
    public static SqliteConnection OpenWriter(string connectionString)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString());
        try
        {
            connection.Open();

            // Set first, so that two nodes that start together wait for each other over the rest.
            Execute(connection, $"PRAGMA busy_timeout = {BusyTimeout}");
            foreach (var (pragma, set, _) in Settings)
            {
                Execute(connection, $"PRAGMA {pragma} = {set}");
            }

            AssertSettings(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="InvalidOperationException">A setting is not as it must be.</exception>
    public static void AssertSettings(SqliteConnection connection)
    {
        foreach (var (pragma, _, reads) in Settings)
        {
            var actual = Convert.ToString(Execute(connection, $"PRAGMA {pragma}"), System.Globalization.CultureInfo.InvariantCulture);
            if (actual != reads)
            {
                throw new InvalidOperationException($"SQLite's {pragma} is {actual}, and must be {reads}.");
            }
        }
    }

    /// <summary>The connection string of those that only read.</summary>
    public static string ReaderString(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString();

    /// <summary>The options of a file without checkpoints.</summary>
    public static StoreOptions Options(string file) => new() { ConnectionString = new SqliteConnectionStringBuilder { DataSource = file }.ToString() };

    /// <summary>Copies a database in use, as it is at one moment, with SQLite's own way of doing so.</summary>
    public static void Copy(SqliteConnection source, string file)
    {
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
    }

    /// <summary>Copies the files of a database that nobody has open.</summary>
    public static void CopyFiles(string from, string to)
    {
        File.Copy(from, to);
        if (File.Exists(from + "-wal"))
        {
            File.Copy(from + "-wal", to + "-wal");
        }
    }

    /// <summary>Puts a database that nobody has open in place of another. The log of the other must not be taken for this one's.</summary>
    public static void Replace(string fresh, string target)
    {
        File.Delete(target + "-wal");
        File.Delete(target + "-shm");
        File.Move(fresh, target, overwrite: true);
    }

    /// <summary>Removes what is left of a database.</summary>
    public static void Delete(string file)
    {
        File.Delete(file);
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
    }

    public static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
