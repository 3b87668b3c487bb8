using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>A kind of browser: how it is found and launched, and what the harness needs of it that Playwright does not offer for all.</summary>
public abstract class BrowserKind
{
    private protected BrowserKind(string name) => Name = name;

    /// <summary>Chrome, Edge and Chromium, by the Chrome DevTools Protocol.</summary>
    public static BrowserKind Chromium { get; } = new ChromiumKind();

    /// <summary>Firefox as it is released, by WebDriver BiDi.</summary>
    public static BrowserKind Firefox { get; } = new FirefoxKind();

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<BrowserKind> All { get; } = [Chromium, Firefox];

    /// <summary><c>chromium</c> or <c>firefox</c>.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Path of one on this machine; null when there is none.</summary>
    /// <exception cref="BrowserNotFoundException">The variable that names one names a file that does not exist.</exception>
    internal abstract string? Find(IPlaywright playwright);

    /// <summary>Path of its headless shell of the same build as the one at a path; null when there is none.</summary>
    internal virtual string? FindHeadlessShell(IPlaywright playwright, string browser) => null;

    /// <summary>Gets one onto a machine that has none.</summary>
    /// <exception cref="BrowserNotFoundException">That cannot be done.</exception>
    internal abstract Task InstallAsync(TextWriter progress, CancellationToken cancellation);

    /// <summary>What of these needs has to be settled when the browser is launched; scenarios that differ in the rest share it.</summary>
    internal abstract BrowserNeeds OfLaunch(BrowserNeeds needs);

    /// <summary>Launches the one at this path.</summary>
    internal abstract Task<IBrowser> LaunchAsync(IPlaywright playwright, string path, BrowserNeeds needs, BrowserNetwork network, bool headed, bool sandboxed);

    /// <summary>Whether it can show a page as one of several tabs, of which it may freeze those behind.</summary>
    internal virtual bool FreezesTabs => true;

    /// <summary>Whether each of its pages counts as the one in front, whatever other pages do.</summary>
    internal abstract bool KeepsPagesInFront { get; }

    /// <summary>Sets the microphone permission of an origin, in the page's browser context alone.</summary>
    internal abstract Task SetMicrophoneAsync(IPage page, string origin, MicrophoneSetting setting);

    /// <summary>A value of <see cref="Protocol.Causes.Fact.MicrophonePolicy"/>; null where the browser does not tell.</summary>
    internal abstract Task<string?> FindMicrophonePolicyAsync(IPage page, IFrame frame);

    /// <summary>
    /// Reports from now on which frame the browser refused by a rule of its own: a value of <see cref="Protocol.Causes.Fact.FrameBlockedBy"/> and
    /// the frame's address.
    /// </summary>
    internal abstract Task WatchRefusalsAsync(IPage page, Action<string, string> note);
}
