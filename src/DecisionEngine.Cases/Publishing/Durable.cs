using System.Runtime.InteropServices;

namespace DecisionEngine.Cases.Publishing;

/// <summary>Makes sure that what a folder lists is on the disk. The platform can flush a file, but not a folder.</summary>
internal static class Durable
{
    /// <summary>Flushes the entries of a folder. Windows keeps them in its own journal and has no such call.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new IOException($"The folder cannot be opened to be flushed (error {Marshal.GetLastPInvokeError()}).");
        }

        try
        {
            if (Flush(handle) != 0)
            {
                throw new IOException($"The folder cannot be flushed (error {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
