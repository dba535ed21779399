namespace DecisionEngine.Tests.Support;

/// <summary>Where the repository stands, found from the test's own place upwards.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Rules => Path.Combine(Root, "rules");

    public static string Tests => Path.Combine(Root, "tests", "DecisionEngine.Tests");

    /// <summary>Whether pinned files are rewritten instead of compared: <c>UPDATE_PINNED=1 dotnet test</c>.</summary>
    public static bool UpdatesPinned => Environment.GetEnvironmentVariable("UPDATE_PINNED") == "1";

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "DecisionEngine.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
