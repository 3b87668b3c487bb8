using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// Playwright's command line, as its package ships it. Its own entry point writes to standard output, which is ours to keep clean.
/// </summary>
internal static class PlaywrightDriver
{
    /// <summary>The driver's exit code, and the last lines that it wrote.</summary>
    public static Task<(int ExitCode, IReadOnlyList<string> LastLines)> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var home = Path.Combine(AppContext.BaseDirectory, ".playwright");
        var node = Path.Combine(home, "node", Platform(), OperatingSystem.IsWindows() ? "node.exe" : "node");
        var command = Path.Combine(home, "package", "cli.js");
        if (!File.Exists(node) || !File.Exists(command))
            throw new BrowserNotFoundException("Playwright's driver is not beside the program. Build it again, or set KOJI_BROWSER to a browser's path.");
        return ChildProcess.RunAsync(new ProcessStartInfo(node, [command, .. arguments]), cancellation);
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return $"{system}-{processor}";
    }
}
