namespace DecisionEngine.Cases.Storage;

/// <summary>Where the record is kept.</summary>
public sealed record StoreOptions
{
    /// <summary>The database: <c>Data Source=cases.db</c> for a SQLite file, anything else for PostgreSQL 15 or later.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// PostgreSQL: the role that owns the tables and changes their shape. The role of <see cref="ConnectionString"/> is then given
    /// no right to change or delete what is in the record. Null where one role does both, and the triggers stand alone.
    /// </summary>
    public string? OwnerConnectionString { get; init; }

    /// <summary>Where signed checkpoints are written, outside the database and best on another machine. Null for none.</summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>The key checkpoints are signed with; made when it is missing. Nodes on one database share it. Null for no checkpoints.</summary>
    public string? KeyFile { get; init; }
}
