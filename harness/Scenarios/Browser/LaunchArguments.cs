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
