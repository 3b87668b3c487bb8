namespace KojiWidgetHarness.Harness.Browser;

/// <summary>Command line of every browser that a scenario runs in (meanings: Chromium's switches).</summary>
internal static class LaunchArguments
{
    /// <summary>
    /// A fake microphone is always there: on a machine without one Chromium answers "no device" even where permission is denied, and a
    /// denied scenario would prove something else. Names resolve to nothing but this machine.
    /// </summary>
    public static IReadOnlyList<string> WithFakeMicrophone { get; } =
    [
        "--use-fake-device-for-media-stream",
        "--host-resolver-rules=MAP host.test 127.0.0.1, MAP widget.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--disable-quic",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Chromium refuses its sandbox to root, who is the only user of most containers.
        .. Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? ["--no-sandbox"] : Array.Empty<string>(),
    ];
}
