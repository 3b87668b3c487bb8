namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Looks for a Chromium-based browser on this machine.</summary>
internal static class BrowserFinder
{
    /// <summary>Environment variable with the path of the browser to use.</summary>
    public const string Variable = "KOJI_BROWSER";

    private static readonly string[] Names =
    [
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "microsoft-edge-stable",
        "msedge",
        "chromium",
        "chromium-browser",
    ];

    // A folder that may not be read is as good as empty.
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    private static readonly string[] MacApplications = ["Google Chrome", "Microsoft Edge", "Chromium"];

    private static readonly string[] WindowsPrograms = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    /// <summary>
    /// The browser that the variable names, else one that Playwright installed at <paramref name="playwrightPath"/>, else one of the
    /// system's; null when there is none.
    /// </summary>
    /// <exception cref="BrowserNotFoundException">The variable names a file that does not exist.</exception>
    public static string? Find(string playwrightPath, Func<string, string?> environment, Func<string, bool> exists)
    {
        if (environment(Variable) is { Length: > 0 } named)
        {
            return exists(named)
                ? named
                : throw new BrowserNotFoundException(
                    $"{Variable} is '{named}', which does not exist. Set it to a browser's path, or unset it."
                );
        }

        return SystemCandidates(environment).Prepend(playwrightPath).FirstOrDefault(path => path.Length > 0 && exists(path));
    }

    /// <summary>
    /// The headless shell of the same build as a browser that <see cref="Find"/> chose; null where there is none, or the browser was named:
    /// then nothing but what was named runs.
    /// </summary>
    public static string? FindHeadlessShell(string browser, string playwrightPath, Func<string, string?> environment)
    {
        if (environment(Variable) is { Length: > 0 })
            return null;
        if (browser == playwrightPath)
            return FindOfPlaywright(browser);
        // Debian's packages of both are made from one source and need the same version of what they share.
        var beside = Path.Combine(Path.GetDirectoryName(browser) ?? "", "chromium-headless-shell");
        return Path.GetFileName(browser) == "chromium" && File.Exists(beside) ? beside : null;
    }

    // Playwright keeps each build in a folder of its own, named for its number: chromium-1234 and chromium_headless_shell-1234.
    private static string? FindOfPlaywright(string browser)
    {
        const string build = "chromium-";
        var own = Directory.GetParent(browser);
        while (own is not null && !own.Name.StartsWith(build, StringComparison.Ordinal))
            own = own.Parent;
        if (own?.Parent is not { } all)
            return null;
        var folder = Path.Combine(all.FullName, $"chromium_headless_shell-{own.Name[build.Length..]}");
        var name = OperatingSystem.IsWindows() ? "chrome-headless-shell.exe" : "chrome-headless-shell";
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, name, Everywhere).FirstOrDefault() : null;
    }

    private static IEnumerable<string> SystemCandidates(Func<string, string?> environment)
    {
        if (OperatingSystem.IsMacOS())
            return MacApplications.Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}");

        if (OperatingSystem.IsWindows())
        {
            string[] roots = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
            return from program in WindowsPrograms
                from root in roots.Select(environment)
                where root is { Length: > 0 }
                select Path.Combine(root, program);
        }

        var folders = (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return from name in Names from folder in folders select Path.Combine(folder, name);
    }
}

/// <summary>
/// There is no browser that could be used: none is found or could be installed, it does not start, or its windows have no display. The
/// message names the remedy in one line.
/// </summary>
public sealed class BrowserNotFoundException(string message) : Exception(message);

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
