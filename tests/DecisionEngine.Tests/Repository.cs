namespace DecisionEngine.Tests;

/// <summary>Finds the files of this repository, and writes those that tests keep current.</summary>
internal static class Repository
{
    /// <summary>Set <c>UPDATE_PINNED=1</c> and run the tests to rewrite every pinned file; then read the difference.</summary>
    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE_PINNED") == "1";

    public static string Root { get; } = FindRoot();

    public static string Tests { get; } = Path.Combine(Root, "tests", "DecisionEngine.Tests");

    /// <summary>Compares with what is pinned, or pins it.</summary>
    public static void AssertPinned(string path, string actual)
    {
        if (IsUpdating)
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{Path.GetFileName(path)} is not pinned; run UPDATE_PINNED=1 dotnet test.");
        Assert.Equal(File.ReadAllText(path), actual, ignoreLineEndingDifferences: true);
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "DecisionEngine.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
