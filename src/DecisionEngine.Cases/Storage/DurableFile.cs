using System.Text;

namespace DecisionEngine.Cases.Storage;

/// <summary>Files that are on the disk when the writing returns.</summary>
internal static class DurableFile
{
    /// <exception cref="IOException">The file is there already.</exception>
    public static void Write(string file, string text, UnixFileMode mode)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = mode;
        }

        using var stream = new FileStream(file, how);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }
}
