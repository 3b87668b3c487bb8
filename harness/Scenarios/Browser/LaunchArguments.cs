using System.Collections;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Command line of every Chromium that a scenario runs in (meanings: Chromium's switches).</summary>
internal static class LaunchArguments
{
    private static readonly string[] Common =
    [
        // What runs on this machine stands in for servers elsewhere. Chromium takes a response that was changed on its way for one of the
        // public network, and would keep such a page, and insecure ones at all, from asking this machine (Local Network Access).
        "--ip-address-space-overrides=127.0.0.0/8=public,[::1]/128=public",
        // A proxy would resolve names by itself.
        "--no-proxy-server",
        "--disable-quic",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Tabs and buttons of the browser's own window that move into place are drawn anew sixty times a second, with nobody looking: an
        // eighth of the browser's work (measured in Chromium 156). No page sees it.
        "--animation-duration-scale=0",
    ];

    /// <summary>
    /// A fake microphone is there unless a profile has none: on a machine without one Chromium answers "no device" even where permission is
    /// denied, and a denied scenario would prove something else.
    /// </summary>
    public static IReadOnlyList<string> Of(BrowserProfile profile, BrowserNetwork network, bool thirdPartyStorage = true) =>
        [
            .. Common,
            profile == BrowserProfile.Tabs
                ? ChromiumFeatures.SwitchAsPeopleHaveIt
                : ChromiumFeatures.Switch(thirdPartyStorage && profile != BrowserProfile.NoThirdPartyStorage),
            $"--host-resolver-rules={string.Join(", ", network.Rules)}",
            .. network.TrustedKey is { } key ? [$"--ignore-certificate-errors-spki-list={key}"] : Array.Empty<string>(),
            .. profile switch
            {
                BrowserProfile.NoMicrophone => Array.Empty<string>(),
                BrowserProfile.UnreadableMicrophone => ["--use-fake-device-for-media-stream", "--fail-audio-stream-creation"],
                _ => ["--use-fake-device-for-media-stream"],
            },
        ];
}

/// <summary>Environment of a browser's process.</summary>
internal static class LaunchEnvironment
{
    // Browsers have no switch for "no microphone": on Linux it is kept from both sound systems, elsewhere they see what the machine has.
    private static readonly KeyValuePair<string, string>[] WithoutSound =
    [
        new("PULSE_SERVER", "unix:/nonexistent"),
        new("ALSA_CONFIG_PATH", "/dev/null"),
    ];

    // What is given replaces the whole environment of the browser, so what this process has goes along.
    public static Dictionary<string, string> Of(BrowserProfile profile)
    {
        var all = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "");
        foreach (var (name, value) in profile == BrowserProfile.NoMicrophone ? WithoutSound : [])
            all[name] = value;
        return all;
    }
}

/// <summary>
/// Features of Chromium that a scenario's browser does without (Chromium: <c>--disable-features</c>, of which only the last counts).
/// </summary>
internal static class ChromiumFeatures
{
    /// <summary>Gets what Playwright turns off in each Chromium that it launches. Our switch comes after its own and replaces it.</summary>
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

/// <summary>Preferences of every Firefox that a scenario runs in (meanings: Firefox's StaticPrefList and all.js).</summary>
internal static class FirefoxPreferences
{
    private const int Ask = 0;
    private const int Allow = 1;
    private const int Block = 2;

    public static IReadOnlyDictionary<string, object> Of(BrowserNeeds needs) =>
        new Dictionary<string, object>
        {
            ["permissions.default.microphone"] = needs.Microphone switch
            {
                MicrophoneSetting.Granted => Allow,
                MicrophoneSetting.Prompt => Ask,
                _ => Block,
            },
            ["media.navigator.streams.fake"] = needs.Profile != BrowserProfile.NoMicrophone,
            // A click that WebDriver BiDi makes does not reach a frame in a process of its own (Firefox 153).
            ["fission.autostart"] = false,
            // Lets documents be asked for their permissions policy. It changes nothing of what they may do, and people's Firefox has it
            // off.
            ["dom.security.featurePolicy.webidl.enabled"] = true,
            // The words of its refusals are read.
            ["intl.locale.requested"] = "en-US",
            // Pages share a process, and none is kept for one that may come: in a browser that runs one page at a time they are half of its
            // work.
            ["dom.ipc.processCount"] = 1,
            ["dom.ipc.processPrelaunch.enabled"] = false,
            // Nothing but this machine: every other name fails to resolve.
            ["network.dns.disabled"] = true,
            // Names reserved for tests (RFC 6761) are this machine; a proxy would resolve them by itself.
            ["network.dns.localDomains"] = "host.test,widget.test",
            ["network.proxy.type"] = 0,
        };
}
