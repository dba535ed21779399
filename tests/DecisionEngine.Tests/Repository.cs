namespace DecisionEngine.Tests;

/// <summary>Finds the files of this repository, and writes those that tests keep current.</summary>
internal static class Repository
{
    /// <summary>Set <c>UPDATE_PINNED=1</c> and run the tests to rewrite every pinned file; then read the difference.</summary>
    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE_PINNED") == "1";

    public static string Root { get; } = FindRoot();

    public static string Rules { get; } = Path.Combine(Root, "rules");

    public static string Tests { get; } = Path.Combine(Root, "tests", "DecisionEngine.Tests");

    /// <summary>Compares with what is pinned, or pins it.</summary>
    public static void AssertPinned(string path, string actual)
    {
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{Path.GetFileName(path)} is not pinned; run UPDATE_PINNED=1 dotnet test.");
        Assert.Equal(File.ReadAllText(path), actual, ignoreLineEndingDifferences: true);
    }

    /// <summary>Fails where a pinned file belongs to nothing any more.</summary>
    public static void AssertNoneLeft(string folder, IEnumerable<string> known)
    {
        foreach (var file in Directory.GetFiles(folder).Where(file => !known.Contains(Path.GetFileName(file))))
        {
            Assert.True(IsUpdating, $"{Path.GetRelativePath(Root, file)} belongs to nothing.");
            File.Delete(file);
        }
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
