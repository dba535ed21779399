using Microsoft.Data.Sqlite;

namespace DecisionEngine.Cases.Storage;

/// <summary>Copies of a SQLite store. PostgreSQL is copied with its own tools.</summary>
public sealed partial class Store
{
    /// <summary>Copies a SQLite store to a file while it is in use, as it is at one moment, and verifies the copy.</summary>
    /// <param name="file">Where to; there must be nothing of that name.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What came of verifying the copy. The file is there only when the copy is intact.</returns>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    /// <exception cref="NotSupportedException">The store is in PostgreSQL.</exception>
    public async Task<Verification> BackupAsync(string file, CancellationToken cancel = default)
    {
        if (database is not SqliteDatabase)
        {
            throw new NotSupportedException("A PostgreSQL database is copied with pg_dump.");
        }

        if (File.Exists(file))
        {
            throw new IOException("There is a file of that name already.");
        }

        var fresh = $"{file}.{Guid.NewGuid():N}";
        await using (var source = (SqliteConnection)await database.OpenReaderAsync(cancel))
        {
            await Task.Run(() => SqliteFile.Copy(source, fresh), cancel);
        }

        Verification verification;
        await using (var copy = await OpenAsync(SqliteFile.Options(fresh), time, cancel))
        {
            verification = await copy.VerifyAsync(cancel);
        }

        if (verification.IsIntact)
        {
            File.Move(fresh, file, overwrite: false);
        }

        // What stands beside a file that was opened to verify it goes too.
        SqliteFile.Delete(fresh);
        return verification;
    }
}
