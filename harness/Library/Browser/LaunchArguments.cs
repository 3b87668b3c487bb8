namespace KojiWidgetHarness.Harness.Browser;

/// <summary>Command line of every browser that a scenario runs in (meanings: Chromium's switches).</summary>
internal static class LaunchArguments
{
    // Names resolve to nothing but this machine.
    private static readonly string[] Common =
    [
        "--host-resolver-rules=MAP host.test 127.0.0.1, MAP widget.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        // A proxy would resolve names by itself.
        "--no-proxy-server",
        "--disable-quic",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Chromium refuses its sandbox to root, who is the only user of most containers.
        .. Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? ["--no-sandbox"] : Array.Empty<string>(),
    ];

    /// <summary>
    /// A fake microphone is there unless a profile has none: on a machine without one Chromium answers "no device" even where permission is denied, and a
    /// denied scenario would prove something else.
    /// </summary>
    public static IReadOnlyList<string> Of(BrowserProfile profile) => profile switch
    {
        BrowserProfile.NoMicrophone => Common,
        BrowserProfile.UnreadableMicrophone => [.. Common, "--use-fake-device-for-media-stream", "--fail-audio-stream-creation"],
        _ => [.. Common, "--use-fake-device-for-media-stream"],
    };

    /// <summary>
    /// Environment to add for a profile. Chromium has no switch for "no microphone": on Linux it is kept from both sound systems,
    /// elsewhere it sees what the machine has.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Environments(BrowserProfile profile) => profile == BrowserProfile.NoMicrophone
        ? new Dictionary<string, string> { ["PULSE_SERVER"] = "unix:/nonexistent", ["ALSA_CONFIG_PATH"] = "/dev/null" }
        : [];
}
