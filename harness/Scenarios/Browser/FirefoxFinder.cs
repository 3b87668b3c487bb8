namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Looks for a released Firefox on this machine.</summary>
internal static class FirefoxFinder
{
    /// <summary>Environment variable with the path of the Firefox to use.</summary>
    public const string Variable = "KOJI_FIREFOX";

    private static readonly string[] Names = ["firefox", "firefox-esr"];

    /// <summary>The one that the variable names, else one of the system's; null when there is none.</summary>
    /// <exception cref="BrowserNotFoundException">The variable names a file that does not exist.</exception>
    public static string? Find(Func<string, string?> environment, Func<string, bool> exists)
    {
        if (environment(Variable) is { Length: > 0 } named)
        {
            return exists(named)
                ? named
                : throw new BrowserNotFoundException(
                    $"{Variable} is '{named}', which does not exist. Set it to a Firefox's path, or unset it."
                );
        }

        return SystemCandidates(environment).FirstOrDefault(exists);
    }

    private static IEnumerable<string> SystemCandidates(Func<string, string?> environment)
    {
        if (OperatingSystem.IsMacOS())
            return ["/Applications/Firefox.app/Contents/MacOS/firefox"];

        if (OperatingSystem.IsWindows())
        {
            return from root in (string[])["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]
                where environment(root) is { Length: > 0 }
                select Path.Combine(environment(root)!, "Mozilla Firefox", "firefox.exe"); // Not null: see the line before.
        }

        return from name in Names
            from folder in (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            select Path.Combine(folder, name);
    }
}
