using System.CommandLine;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Cli.Options;

/// <summary><c>--no-sandbox</c>: a page of others is opened even where Chromium cannot keep it in its sandbox.</summary>
internal static class SandboxOption
{
    public const string Name = "--no-sandbox";

    public static Option<bool> Create() =>
        new(Name)
        {
            Description = "Opens a page of others without Chromium's sandbox, as root has to; pages of this machine need no asking.",
        };

    /// <summary>Whether the sandbox has to be used for a page.</summary>
    /// <param name="page">Its address.</param>
    /// <param name="isRenounced">Whether the option was given.</param>
    public static SandboxUse UseFor(Uri page, bool isRenounced) =>
        isRenounced ? SandboxUse.Never
        : page.IsLoopback || page.IdnHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? SandboxUse.WhereItWorks
        : SandboxUse.Always;
}
