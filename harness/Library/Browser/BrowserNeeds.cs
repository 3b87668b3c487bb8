using KojiWidgetHarness.Harness.Faults;

namespace KojiWidgetHarness.Harness.Browser;

/// <summary>What a scenario needs of a browser before its page can open.</summary>
internal sealed record BrowserNeeds
{
    /// <summary>What it needs of the browser's command line.</summary>
    public BrowserProfile Profile { get; init; }

    /// <summary>Whether the browser has to take certificates that nobody vouches for.</summary>
    public bool TrustsAnyone { get; init; }

    /// <summary>What the embedding page's microphone permission is going to be set to; null when it is left alone.</summary>
    public MicrophoneSetting? Microphone { get; init; }
}
