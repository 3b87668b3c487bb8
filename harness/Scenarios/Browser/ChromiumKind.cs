using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Chromium and what is made of it.</summary>
internal sealed class ChromiumKind() : BrowserKind("chromium")
{
    internal override string? Find(IPlaywright playwright) =>
        BrowserFinder.Find(playwright.Chromium.ExecutablePath, Environment.GetEnvironmentVariable, File.Exists);

    internal override string? FindHeadlessShell(IPlaywright playwright, string browser) =>
        BrowserFinder.FindHeadlessShell(browser, playwright.Chromium.ExecutablePath, Environment.GetEnvironmentVariable);

    internal override Task InstallAsync(TextWriter progress, CancellationToken cancellation) => BrowserInstaller.InstallAsync(progress, cancellation);

    internal override BrowserNeeds OfLaunch(BrowserNeeds needs) => new() { Profile = needs.Profile, HeadlessShell = needs.HeadlessShell };

    internal override Task<IBrowser> LaunchAsync(IPlaywright playwright, string path, BrowserNeeds needs, BrowserNetwork network, bool headed, bool sandboxed) =>
        playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Headless = !headed,
            // By default Playwright launches without it.
            ChromiumSandbox = sandboxed,
            Args = LaunchArguments.Of(needs.Profile, network, needs.ThirdPartyStorage),
            Env = LaunchEnvironment.Of(needs.Profile),
        });

    internal override bool KeepsPagesInFront => true;

    internal override Task SetMicrophoneAsync(IPage page, string origin, MicrophoneSetting setting) => setting == MicrophoneSetting.Granted
        ? page.Context.GrantPermissionsAsync(["microphone"], new() { Origin = origin })
        : BrowserPermissions.SetMicrophoneAsync(page, origin, setting.ToString().ToLowerInvariant());

    internal override async Task<string?> FindMicrophonePolicyAsync(IPage page, IFrame frame) => await PolicyProbe.MicrophoneAsync(page, frame);

    internal override Task WatchRefusalsAsync(IPage page, Action<string, string> note) => ChromiumRefusals.WatchAsync(page, note);
}
