using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Cli.Machine;

/// <summary>Opens a page in the browser that this machine opens pages with. The command goes on: no browser is waited for.</summary>
internal static class Opener
{
    // GitHub, GitLab and most others set it.
    private const string CiVariable = "CI";

    private const string LinuxProgram = "xdg-open";

    // A program that finds no browser says so at once; one that is still there then has found one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Opens a page, but not in CI, where nobody sees it.</summary>
    /// <returns>Why it is not open, in words that can follow a colon; null when it is, as far as can be known.</returns>
    public static async Task<string?> OpenAsync(Uri page, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(CiVariable) is { Length: > 0 })
            return $"the variable {CiVariable} is set, so nobody would see it.";
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true })?.Dispose();
                return null;
            }

            if (OperatingSystem.IsMacOS())
                return await RunAsync("/usr/bin/open", page, cancellation);
            return Display.WhyNone() is { } none ? $"there is no display ({none})."
                : Programs.Find(LinuxProgram) is { } program ? await RunAsync(program, page, cancellation)
                : $"there is no {LinuxProgram} on the PATH, which the package xdg-utils has.";
        }
        catch (Win32Exception refused)
        {
            return refused.Message;
        }
    }

    // By a shell, which takes the terminal away from it: a browser in a terminal would wait there, and what a browser says is not ours.
    private static async Task<string?> RunAsync(string program, Uri page, CancellationToken cancellation)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$1\" </dev/null >/dev/null 2>&1", program, page.AbsoluteUri])
        )!; // Only a shell of Windows starts none.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        return process is { HasExited: true, ExitCode: not 0 and var code }
            ? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(program)} found no browser for it (exit code {code}).")
            : null;
    }
}
