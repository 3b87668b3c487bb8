using System.Diagnostics;

namespace KojiWidgetHarness.Harness.Browser;

/// <summary>Gets a browser onto a machine that has none: Playwright's own, else the system's package where that is possible.</summary>
internal static class BrowserInstaller
{
    private const string Remedy =
        "No Chromium-based browser was found and none could be installed. Install Chrome, Edge or Chromium, or set KOJI_BROWSER to its path.";

    /// <summary>Tries to install; says on <paramref name="progress"/> what it does.</summary>
    /// <exception cref="BrowserNotFoundException">Nothing could be installed.</exception>
    public static async Task InstallAsync(TextWriter progress, CancellationToken cancellation)
    {
        await progress.WriteLineAsync("No browser found: installing Playwright's Chromium …");
        if (await PlaywrightDriver.RunAsync(["install", "chromium"], progress, cancellation) == 0)
            return;

        if (!CanUseApt())
            throw new BrowserNotFoundException(Remedy);

        await progress.WriteLineAsync("That did not work: installing the system's Chromium with apt-get …");
        await ChildProcess.RunAsync(Apt("update", "-qq"), progress, cancellation);
        if (await ChildProcess.RunAsync(Apt("install", "-y", "-qq", "--no-install-recommends", "chromium"), progress, cancellation) != 0)
            throw new BrowserNotFoundException(Remedy);
    }

    private static bool CanUseApt() => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get");

    private static ProcessStartInfo Apt(params string[] arguments) =>
        new("/usr/bin/apt-get", arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
}
