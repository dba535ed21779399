namespace DecisionEngine.Web.Signing;

/// <summary>A folder that its owner alone may look into.</summary>
internal static class OwnFolder
{
    public static DirectoryInfo Create(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
