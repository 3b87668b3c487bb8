using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// Whether there is a display for a browser whose windows are to show. Without one a browser says so late, or not at all.
/// </summary>
public static partial class Display
{
    private const string X = "DISPLAY";
    private const string Wayland = "WAYLAND_DISPLAY";
    private const int FirstPort = 6000;

    /// <summary>Refuses at once where there is no display.</summary>
    /// <param name="asked">What asked for a window, as it is typed, for example <c>--headed</c>.</param>
    /// <exception cref="BrowserNotFoundException">There is no display.</exception>
    internal static void Require(string asked)
    {
        if (WhyNone() is { } why)
            throw new BrowserNotFoundException(Refusal(asked, why));
    }

    /// <summary>Why this machine has no display; null when it has one, and where only the browser can tell.</summary>
    public static string? WhyNone()
    {
        var system =
            OperatingSystem.IsWindows() ? OSPlatform.Windows
            : OperatingSystem.IsMacOS() ? OSPlatform.OSX
            : OSPlatform.Linux;
        return WhyNone(system, Environment.GetEnvironmentVariable, File.Exists, Answers);
    }

    /// <summary>Why there is no display; null when there is one, and where only the browser can tell.</summary>
    /// <param name="system">The operating system: Windows and macOS always have one.</param>
    /// <param name="environment">Gives a variable.</param>
    /// <param name="exists">Whether there is a file, or a socket, at a path.</param>
    /// <param name="answers">Whether an X server of this number answers on this machine.</param>
    internal static string? WhyNone(
        OSPlatform system,
        Func<string, string?> environment,
        Func<string, bool> exists,
        Func<int, bool> answers
    )
    {
        if (system == OSPlatform.Windows || system == OSPlatform.OSX)
            return null;
        var wayland = environment(Wayland) is { Length: > 0 } name ? name : null;
        if (wayland is not null && exists(Path.Combine(environment("XDG_RUNTIME_DIR") ?? "", wayland)))
            return null;
        return environment(X) is { Length: > 0 } display ? WhyNone(display, exists, answers)
            : wayland is not null ? $"{Wayland} is '{wayland}', which is not there"
            : $"neither {X} nor {Wayland} is set";
    }

    /// <summary>One line that says why, and what to do.</summary>
    internal static string Refusal(string asked, string why) =>
        $"There is no display to show the browser on: {why}. Leave {asked} out, or run the command under a virtual display: xvfb-run -a COMMAND.";

    /// <summary>
    /// Whether a browser that did not start says that it found no display: an X server may refuse a user that it does not know.
    /// </summary>
    internal static bool IsMissed(string refusal) => Missed().IsMatch(refusal);

    private static string? WhyNone(string display, Func<string, bool> exists, Func<int, bool> answers)
    {
        if (exists(display))
            return null;
        if (
            Name().Match(display) is not { Success: true } parts
            || !int.TryParse(parts.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
            return $"{X} is '{display}', which names no display";
        // To ask another machine could take long.
        var isHere = parts.Groups["host"].Value is "" or "unix" or "localhost" or "127.0.0.1" or "[::1]" or "::1";
        return !isHere || answers(number) ? null : $"{X} is '{display}', where no X server answers";
    }

    // Where X's own library looks, in its order (libxcb, _xcb_open).
    private static bool Answers(int number)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/tmp/.X11-unix/X{number}");
        return Connects(AddressFamily.Unix, new UnixDomainSocketEndPoint("\0" + path))
            || Connects(AddressFamily.Unix, new UnixDomainSocketEndPoint(path))
            || (
                number <= IPEndPoint.MaxPort - FirstPort
                && Connects(AddressFamily.InterNetwork, new IPEndPoint(IPAddress.Loopback, FirstPort + number))
            );
    }

    private static bool Connects(AddressFamily family, EndPoint place)
    {
        using var socket = new Socket(family, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(place);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(?<host>.*):(?<number>[0-9]+)(?:\.[0-9]+)?$")]
    private static partial Regex Name();

    // Chromium's words, then Gtk's, which Firefox has too, and Firefox's own.
    [GeneratedRegex(
        "Missing X server|cannot open display|no DISPLAY environment variable|Failed to connect to Wayland",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Missed();
}
