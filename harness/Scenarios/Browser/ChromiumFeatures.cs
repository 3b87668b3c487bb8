namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// Features of Chromium that a scenario's browser does without (Chromium: <c>--disable-features</c>, of which only the last counts).
/// </summary>
internal static class ChromiumFeatures
{
    /// <summary>What Playwright turns off in each Chromium that it launches. Our switch comes after its own and replaces it.</summary>
    public static IReadOnlyList<string> OfPlaywright { get; } =
    [
        "AvoidUnnecessaryBeforeUnloadCheckSync",
        "DestroyProfileOnBrowserClose",
        "DialMediaRouteProvider",
        "GlobalMediaControls",
        "HttpsUpgrades",
        "LensOverlay",
        "MediaRouter",
        "PaintHolding",
        "ThirdPartyStoragePartitioning",
        "BlockOriginHeaderModificationOnRedirect",
        "AvoidCorsURLLoaderRestartOnRedirect",
        "Translate",
        "AutoDeElevate",
        "OptimizationHints",
        "NetworkTimeServiceQuerying",
        "AimEnabled",
        "msForceBrowserSignIn",
        "msEdgeUpdateLaunchServicesPreferredVersion",
    ];

    // Each browser context opens a window, and the address bar of each window loads pages of its own for suggestions, in a process of their
    // own: half of all the work of a browser that runs a scenario (measured in Chromium 156). No page of a scenario sees any of it.
    private static readonly string[] OfTheAddressBar = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

    // With each page Chromium starts a process for a site that may come next: of a test's processes two of five, and a seventh of what the
    // test costs the processor (measured in Chromium 156). No page sees it; a process is started when one is needed.
    private const string ProcessInReserve = "SpareRendererForSitePerProcess";

    // Without it, a frame of another site cannot store anything in the windows that Playwright opens: its localStorage throws.
    private const string ThirdPartyStorage = "ThirdPartyStoragePartitioning";

    /// <summary>The switch for a browser that Playwright launches.</summary>
    /// <param name="thirdPartyStorage">Whether frames of other sites may store anything.</param>
    public static string Switch(bool thirdPartyStorage) =>
        Write([.. OfPlaywright.Where(name => !thirdPartyStorage || name != ThirdPartyStorage), .. OfTheAddressBar, ProcessInReserve]);

    /// <summary>The switch for a browser that is left as people have it.</summary>
    public static string SwitchAsPeopleHaveIt => Write([.. OfTheAddressBar, ProcessInReserve]);

    private static string Write(IEnumerable<string> names) => $"--disable-features={string.Join(',', names)}";
}
