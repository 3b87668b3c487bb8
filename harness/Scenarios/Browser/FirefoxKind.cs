using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Firefox as it is released. What Playwright installs is another build, which is driven by a protocol of its own.</summary>
internal sealed class FirefoxKind() : BrowserKind("firefox")
{
    private const string Remedy =
        "No Firefox was found. Install it (Debian: apt-get install firefox-esr), or set KOJI_FIREFOX to its path.";

    internal override string? Find(IPlaywright playwright) => FirefoxFinder.Find(Environment.GetEnvironmentVariable, File.Exists);

    internal override Task InstallAsync(TextWriter progress, CancellationToken cancellation) => throw new BrowserNotFoundException(Remedy);

    internal override bool FreezesTabs => false;

    // What no scenario grants is denied, as a question would stay open for ever; so scenarios without a microphone share those that deny it.
    internal override BrowserNeeds OfLaunch(BrowserNeeds needs) =>
        new() { Profile = needs.Profile, Microphone = needs.Microphone ?? MicrophoneSetting.Denied };

    internal override Task<IBrowser> LaunchAsync(IPlaywright playwright, string path, BrowserNeeds needs, BrowserNetwork network, bool headed, bool sandboxed) =>
        playwright.Firefox.LaunchAsync(new()
        {
            Channel = "moz-firefox",
            ExecutablePath = path,
            Headless = !headed,
            FirefoxUserPrefs = FirefoxPreferences.Of(needs),
            Env = LaunchEnvironment.Of(needs.Profile),
        });

    // WebDriver BiDi sets every permission but this one and the camera's (Firefox 153), so it went by the preferences.
    internal override Task SetMicrophoneAsync(IPage page, string origin, MicrophoneSetting setting) => Task.CompletedTask;

    internal override bool KeepsPagesInFront => false;

    internal override Task<string?> FindMicrophonePolicyAsync(IPage page, IFrame frame) => FirefoxPolicy.FindMicrophoneAsync(page, frame);

    internal override Task WatchRefusalsAsync(IPage page, Action<string, string> note) => FirefoxRefusals.Watch(page, note);
}
