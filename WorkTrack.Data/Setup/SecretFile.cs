namespace WorkTrack.Data.Setup;

/// <summary>Files that nobody but the server's own user may read.</summary>
public static class SecretFile
{
    /// <summary>Writes a file, in place of one that is there.</summary>
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Made anew: the rights of a file that is there stay as they are.
        File.Delete(path);
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
