using System.Globalization;
using System.Reflection;

namespace DecisionEngine.Cases.Storage;

/// <summary>A numbered step in the shape of the database.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>The steps for a database, in order: those both share (<c>0002-work.sql</c>) and its own (<c>0001-record.sqlite.sql</c>).</summary>
    public static IReadOnlyList<Migration> For(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var migrations =
            from resource in assembly.GetManifestResourceNames()
            where resource.EndsWith(".sql", StringComparison.Ordinal)
            let parts = resource.Split('.')
            where char.IsAsciiDigit(resource[0]) && (parts.Length == 2 || parts[1] == dialect)
            orderby resource
            select new Migration(int.Parse(resource[..4], CultureInfo.InvariantCulture), parts[0], Read(assembly, resource));
        return [.. migrations];
    }

    /// <summary>What the application's role may do on PostgreSQL.</summary>
    /// <param name="application">The role's name, quoted.</param>
    public static string Rights(string application) =>
        Read(Assembly.GetExecutingAssembly(), "rights.postgres.sql").Replace("{application}", application, StringComparison.Ordinal);

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
