using System.Diagnostics;
using System.Runtime.InteropServices;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Gets a browser onto a machine that has none: Playwright's own, else the system's package where that is possible.</summary>
internal static class BrowserInstaller
{
    private const string Remedy =
        "No Chromium-based browser was found and none could be installed. Install Chrome, Edge or Chromium, or set KOJI_BROWSER to its path.";

    /// <summary>
    /// Tries to install; says on <paramref name="progress"/> what it does and how long it took, and what the installers said only when they
    /// fail.
    /// </summary>
    /// <exception cref="BrowserNotFoundException">Nothing could be installed.</exception>
    public static async Task InstallAsync(TextWriter progress, CancellationToken cancellation)
    {
        await progress.WriteLineAsync("No browser found: installing Playwright's Chromium …");
        if (await DoAsync(() => PlaywrightDriver.RunAsync(["install", "chromium"], cancellation), progress))
            return;

        if (!CanUseApt())
            throw new BrowserNotFoundException(Remedy);

        await progress.WriteLineAsync("Installing the system's Chromium with apt-get …");
        // Lists that cannot be brought up to date may still do.
        await ChildProcess.RunAsync(Apt("update", "-qq"), cancellation);
        if (
            !await DoAsync(
                () => ChildProcess.RunAsync(Apt("install", "-y", "-qq", "--no-install-recommends", "chromium"), cancellation),
                progress
            )
        )
            throw new BrowserNotFoundException(Remedy);
    }

    /// <summary>
    /// Determines whether an installer did its work; says which, how long it took and, when it did not, the last that it said.
    /// </summary>
    internal static async Task<bool> DoAsync(Func<Task<(int ExitCode, IReadOnlyList<string> LastLines)>> install, TextWriter progress)
    {
        var watch = Stopwatch.StartNew();
        var (code, lines) = await install();
        var took = TimeText.Rounded(watch.Elapsed);
        await progress.WriteLineAsync(
            code == 0
                ? $"Installed in {took}."
                : $"That did not work (exit code {code} after {took}){(lines.Count > 0 ? "; it last said:" : ".")}"
        );
        foreach (var line in code == 0 ? [] : lines)
            await progress.WriteLineAsync("  " + line);
        return code == 0;
    }

    private static bool CanUseApt() => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get");

    private static ProcessStartInfo Apt(params string[] arguments) =>
        new("/usr/bin/apt-get", arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
}

/// <summary>
/// Playwright's command line, as its package ships it. Its own entry point writes to standard output, which is ours to keep clean.
/// </summary>
internal static class PlaywrightDriver
{
    /// <summary>The driver's exit code, and the last lines that it wrote.</summary>
    public static Task<(int ExitCode, IReadOnlyList<string> LastLines)> RunAsync(
        IEnumerable<string> arguments,
        CancellationToken cancellation
    ) => ChildProcess.RunAsync(Program(arguments), cancellation);

    /// <summary>The driver, ready to be started.</summary>
    /// <exception cref="BrowserNotFoundException">It is not there.</exception>
    public static ProcessStartInfo Program(IEnumerable<string> arguments)
    {
        var home = Path.Combine(AppContext.BaseDirectory, ".playwright");
        var node = Path.Combine(home, "node", Platform(), OperatingSystem.IsWindows() ? "node.exe" : "node");
        var command = Path.Combine(home, "package", "cli.js");
        if (!File.Exists(node) || !File.Exists(command))
            throw new BrowserNotFoundException(
                "Playwright's driver is not beside the program. Build it again, or set KOJI_BROWSER to a browser's path."
            );
        return new ProcessStartInfo(node, [command, .. arguments]);
    }

    private static string Platform()
    {
        var system =
            OperatingSystem.IsWindows() ? "win32"
            : OperatingSystem.IsMacOS() ? "darwin"
            : "linux";
        var processor = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return $"{system}-{processor}";
    }
}
