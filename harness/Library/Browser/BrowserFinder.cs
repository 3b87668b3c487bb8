namespace KojiWidgetHarness.Harness.Browser;

/// <summary>Looks for a Chromium-based browser on this machine.</summary>
internal static class BrowserFinder
{
    /// <summary>Environment variable with the path of the browser to use.</summary>
    public const string Variable = "KOJI_BROWSER";

    private static readonly string[] Names =
        ["google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge", "chromium", "chromium-browser"];

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
            return exists(named) ? named
                : throw new BrowserNotFoundException($"{Variable} is '{named}', which does not exist. Set it to a browser's path, or unset it.");
        }

        return SystemCandidates(environment).Prepend(playwrightPath).FirstOrDefault(path => path.Length > 0 && exists(path));
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
        return from name in Names
               from folder in folders
               select Path.Combine(folder, name);
    }
}
