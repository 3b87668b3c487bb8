using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// A kind of browser: how it is found and launched, and what the harness needs of it that Playwright does not offer for all.
/// </summary>
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

    /// <summary>
    /// Gets what of these needs has to be settled when the browser is launched; scenarios that differ in the rest share it.
    /// </summary>
    internal abstract BrowserNeeds OfLaunch(BrowserNeeds needs);

    /// <summary>Launches the one at this path.</summary>
    internal abstract Task<IBrowser> LaunchAsync(
        IPlaywright playwright,
        string path,
        BrowserNeeds needs,
        BrowserNetwork network,
        bool headed,
        bool sandboxed
    );

    /// <summary>Gets a value indicating whether it can show a page as one of several tabs, of which it may freeze those behind.</summary>
    internal virtual bool FreezesTabs => true;

    /// <summary>Gets a value indicating whether each of its pages counts as the one in front, whatever other pages do.</summary>
    internal abstract bool KeepsPagesInFront { get; }

    /// <summary>Sets the microphone permission of an origin, in the page's browser context alone.</summary>
    internal abstract Task SetMicrophoneAsync(IPage page, string origin, MicrophoneSetting setting);

    /// <summary>A value of <see cref="Protocol.Facts.Fact.MicrophonePolicy"/>; null where the browser does not tell.</summary>
    internal abstract Task<string?> FindMicrophonePolicyAsync(IPage page, IFrame frame);

    /// <summary>
    /// Reports from now on which frame the browser refused by a rule of its own: a value of
    /// <see cref="Protocol.Facts.Fact.FrameBlockedBy"/> and the frame's address.
    /// </summary>
    internal abstract Task WatchRefusalsAsync(IPage page, Action<string, string> note);
}

/// <summary>Chromium and what is made of it.</summary>
internal sealed class ChromiumKind() : BrowserKind("chromium")
{
    internal override string? Find(IPlaywright playwright) =>
        BrowserFinder.Find(playwright.Chromium.ExecutablePath, Environment.GetEnvironmentVariable, File.Exists);

    internal override string? FindHeadlessShell(IPlaywright playwright, string browser) =>
        BrowserFinder.FindHeadlessShell(browser, playwright.Chromium.ExecutablePath, Environment.GetEnvironmentVariable);

    internal override Task InstallAsync(TextWriter progress, CancellationToken cancellation) =>
        BrowserInstaller.InstallAsync(progress, cancellation);

    internal override BrowserNeeds OfLaunch(BrowserNeeds needs) => new() { Profile = needs.Profile, HeadlessShell = needs.HeadlessShell };

    internal override Task<IBrowser> LaunchAsync(
        IPlaywright playwright,
        string path,
        BrowserNeeds needs,
        BrowserNetwork network,
        bool headed,
        bool sandboxed
    ) =>
        playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = path,
                Headless = !headed,
                // By default Playwright launches without it.
                ChromiumSandbox = sandboxed,
                // Ctrl-C reaches Playwright's driver, too. What is to be ended, and when, is the run's to say.
                HandleSIGINT = false,
                Args = LaunchArguments.Of(needs.Profile, network, needs.ThirdPartyStorage),
                Env = LaunchEnvironment.Of(needs.Profile),
            }
        );

    internal override bool KeepsPagesInFront => true;

    internal override Task SetMicrophoneAsync(IPage page, string origin, MicrophoneSetting setting) =>
        setting == MicrophoneSetting.Granted
            ? page.Context.GrantPermissionsAsync(["microphone"], new() { Origin = origin })
            : BrowserPermissions.SetMicrophoneAsync(page, origin, setting.ToString().ToLowerInvariant());

    internal override async Task<string?> FindMicrophonePolicyAsync(IPage page, IFrame frame) =>
        await PolicyProbe.MicrophoneAsync(page, frame);

    internal override Task WatchRefusalsAsync(IPage page, Action<string, string> note) => ChromiumRefusals.WatchAsync(page, note);
}

/// <summary>Firefox as it is released. What Playwright installs is another build, which is driven by a protocol of its own.</summary>
internal sealed class FirefoxKind() : BrowserKind("firefox")
{
    private const string Remedy =
        "No Firefox was found. Install it (Debian: apt-get install firefox-esr), or set KOJI_FIREFOX to its path.";

    internal override string? Find(IPlaywright playwright) => FirefoxFinder.Find(Environment.GetEnvironmentVariable, File.Exists);

    internal override Task InstallAsync(TextWriter progress, CancellationToken cancellation) => throw new BrowserNotFoundException(Remedy);

    internal override bool FreezesTabs => false;

    // What no scenario grants is denied, as a question would stay open for ever; so scenarios without a microphone share those that deny
    // it.
    internal override BrowserNeeds OfLaunch(BrowserNeeds needs) =>
        new() { Profile = needs.Profile, Microphone = needs.Microphone ?? MicrophoneSetting.Denied };

    internal override Task<IBrowser> LaunchAsync(
        IPlaywright playwright,
        string path,
        BrowserNeeds needs,
        BrowserNetwork network,
        bool headed,
        bool sandboxed
    ) =>
        playwright.Firefox.LaunchAsync(
            new()
            {
                Channel = "moz-firefox",
                HandleSIGINT = false,
                ExecutablePath = path,
                Headless = !headed,
                FirefoxUserPrefs = FirefoxPreferences.Of(needs),
                Env = LaunchEnvironment.Of(needs.Profile),
            }
        );

    // WebDriver BiDi sets every permission but this one and the camera's (Firefox 153), so it went by the preferences.
    internal override Task SetMicrophoneAsync(IPage page, string origin, MicrophoneSetting setting) => Task.CompletedTask;

    internal override bool KeepsPagesInFront => false;

    internal override Task<string?> FindMicrophonePolicyAsync(IPage page, IFrame frame) => FirefoxPolicy.FindMicrophoneAsync(page, frame);

    internal override Task WatchRefusalsAsync(IPage page, Action<string, string> note) => FirefoxRefusals.Watch(page, note);
}
