using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Chromium's sandbox: where it works, and what is said where it does not.</summary>
internal static class Sandbox
{
    /// <summary>What asks for none, on the command line.</summary>
    public const string Option = "--no-sandbox";

    // What Chromium and Playwright write when it cannot be set up.
    private static readonly string[] Signs = ["No usable sandbox", "sandboxing failed", "SUID sandbox helper"];

    /// <summary>
    /// Gets a value indicating whether it can work: Chromium refuses it to root, who is the only user of most containers.
    /// </summary>
    public static bool MayWork => !(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess);

    /// <summary>Launches in it where it is to be used and works, else without it.</summary>
    /// <param name="launch">Launches, in it or not.</param>
    /// <param name="use">Whether it is to be used.</param>
    /// <param name="mayWork">Whether it can work; by default, on this machine.</param>
    /// <exception cref="BrowserNotFoundException">It has to be used, and does not work.</exception>
    public static async Task<(IBrowser Browser, bool IsSandboxed)> LaunchAsync(
        Func<bool, Task<IBrowser>> launch,
        SandboxUse use,
        bool? mayWork = null
    )
    {
        var works = mayWork ?? MayWork;
        if (use == SandboxUse.Never || (use == SandboxUse.WhereItWorks && !works))
            return (await launch(false), false);
        if (!works)
            throw new BrowserNotFoundException(Refusal);
        try
        {
            return (await launch(true), true);
        }
        catch (PlaywrightException failed) when (Signs.Any(sign => failed.Message.Contains(sign, StringComparison.OrdinalIgnoreCase)))
        {
            return use == SandboxUse.Always ? throw new BrowserNotFoundException(Refusal) : (await launch(false), false);
        }
    }

    /// <summary>The line that says that it is not used.</summary>
    public static string Notice(SandboxUse use) =>
        $"Chromium runs without its sandbox, {(use == SandboxUse.Never ? $"as {Option} asks" : $"which does not work {Where}")}: "
        + "open no page with it that you do not trust";

    private static string Where => MayWork ? "on this machine" : "for root";

    private static string Refusal =>
        $"Chromium's sandbox does not work {Where}, and the page is not of this machine. "
        + $"{(MayWork ? "Allow user namespaces" : "Run as another user")}, or open it without the sandbox with {Option} if you trust it.";
}

/// <summary>
/// Whether Chromium keeps pages in its sandbox, without which a page that breaks out of the browser's engine has the whole account.
/// </summary>
public enum SandboxUse
{
    /// <summary>Where the machine lets it; elsewhere that is said. For pages of this machine.</summary>
    WhereItWorks,

    /// <summary>Or there is no browser. For pages of others.</summary>
    Always,

    /// <summary>Somebody asked for none.</summary>
    Never,
}
