namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>What a scenario needs of a browser before its page can open.</summary>
internal sealed record BrowserNeeds
{
    /// <summary>What it needs of the browser's command line.</summary>
    public BrowserProfile Profile { get; init; }

    /// <summary>
    /// Whether Chromium's headless shell has all that it needs: the same pages, network and policies as the browser, in a fraction of the processor's
    /// time, but no microphone that a page could open, no tabs, and no setting for what frames of other sites may store.
    /// </summary>
    public bool HeadlessShell { get; init; }

    /// <summary>Whether the browser has to take certificates that nobody vouches for.</summary>
    public bool TrustsAnyone { get; init; }

    /// <summary>Whether service workers of its page run: they answer requests out of our sight, and before a fault could change what comes.</summary>
    public bool ServiceWorkers { get; init; }

    /// <summary>Whether frames of other sites may store anything, each embedding site in a store of its own.</summary>
    public bool ThirdPartyStorage { get; init; } = true;

    /// <summary>What the embedding page's microphone permission is going to be set to; null when it is left alone.</summary>
    public MicrophoneSetting? Microphone { get; init; }

    /// <summary>Whether the clock of its pages has to be taken over, which can be done only before they load.</summary>
    public bool MovesClock { get; init; }
}
