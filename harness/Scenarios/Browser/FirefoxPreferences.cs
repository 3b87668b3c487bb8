namespace KojiWidgetHarness.Scenarios.Browser;

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
