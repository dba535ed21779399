namespace DecisionEngine.Tests.Support;

/// <summary>Texts kept beside the tests, so that a change of wording is seen in review. <c>UPDATE_PINNED=1 bash tests/run.sh</c> rewrites them.</summary>
internal static class Pinned
{
    public static void Check(string path, string actual)
    {
        if (Repository.UpdatesPinned)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{Path.GetRelativePath(Repository.Root, path)} is not pinned yet.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    /// <summary>Fails where a pinned file belongs to nothing any more.</summary>
    public static void CheckNoneLeft(string folder, IEnumerable<string> known)
    {
        var names = known.ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder))
        {
            if (!names.Contains(Path.GetFileName(file)))
            {
                Assert.True(Repository.UpdatesPinned, $"{Path.GetRelativePath(Repository.Root, file)} belongs to nothing.");
                File.Delete(file);
            }
        }
    }
}
