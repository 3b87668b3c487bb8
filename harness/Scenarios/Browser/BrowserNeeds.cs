namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>What a scenario needs of a browser before its page can open.</summary>
internal sealed record BrowserNeeds
{
    /// <summary>Gets what it needs of the browser's command line.</summary>
    public BrowserProfile Profile { get; init; }

    /// <summary>
    /// Whether Chromium's headless shell has all that it needs: the same pages, network and policies as the browser, in a fraction of the
    /// processor's time, but no microphone that a page could open, no tabs, and no setting for what frames of other sites may store.
    /// </summary>
    public bool HeadlessShell { get; init; }

    /// <summary>Gets a value indicating whether the browser has to take certificates that nobody vouches for.</summary>
    public bool TrustsAnyone { get; init; }

    /// <summary>
    /// Whether service workers of its page run: they answer requests out of our sight, and before a fault could change what comes.
    /// </summary>
    public bool ServiceWorkers { get; init; }

    /// <summary>
    /// Gets a value indicating whether frames of other sites may store anything, each embedding site in a store of its own.
    /// </summary>
    public bool ThirdPartyStorage { get; init; } = true;

    /// <summary>Gets what the embedding page's microphone permission is going to be set to; null when it is left alone.</summary>
    public MicrophoneSetting? Microphone { get; init; }

    /// <summary>
    /// Gets a value indicating whether the clock of its pages has to be taken over, which can be done only before they load.
    /// </summary>
    public bool MovesClock { get; init; }
}

/// <summary>What a scenario needs of the browser's command line, which cannot be changed once it runs. One process serves each.</summary>
public enum BrowserProfile
{
    /// <summary>A microphone that hums.</summary>
    Microphone,

    /// <summary>No microphone.</summary>
    NoMicrophone,

    /// <summary>A microphone that cannot be opened.</summary>
    UnreadableMicrophone,

    /// <summary>Frames of other sites may keep nothing.</summary>
    NoThirdPartyStorage,

    /// <summary>
    /// Tabs of one window, of which one is in front; the others the browser may freeze. Otherwise every page counts as in front. A process
    /// for each scenario.
    /// </summary>
    Tabs,
}

/// <summary>What the browser's site settings say about the microphone.</summary>
public enum MicrophoneSetting
{
    /// <summary>Allowed.</summary>
    Granted,

    /// <summary>Blocked.</summary>
    Denied,

    /// <summary>To be asked for each time; where nobody can answer, the browser takes that for a dismissal.</summary>
    Prompt,
}

/// <summary>
/// What a visitor's browser lets a page do, as far as visitors differ in it. By default as browsers come, and as a willing person answers.
/// </summary>
public sealed record Visitor
{
    /// <summary>
    /// Gets a value indicating whether frames of other sites may store anything; where they may, each embedding site has a store of its
    /// own.
    /// </summary>
    public bool ThirdPartyStorage { get; init; } = true;

    /// <summary>Gets a value indicating whether the page's service worker runs where nothing of the page is changed.</summary>
    public bool ServiceWorkers { get; init; } = true;

    /// <summary>Gets what the person says when the page's origin asks for the microphone.</summary>
    public MicrophoneSetting Permission { get; init; } = MicrophoneSetting.Granted;
}

/// <summary>What names mean to the browsers of a run.</summary>
public sealed record BrowserNetwork
{
    // What every run needs: names reserved for tests (RFC 6761), under which a page of this machine is not a secure context.
    private static readonly string[] OfThisMachine = ["MAP host.test 127.0.0.1", "MAP widget.test 127.0.0.1"];

    /// <summary>Nothing but this machine: every other name fails to resolve.</summary>
    public static BrowserNetwork ThisMachine { get; } =
        new() { Rules = [.. OfThisMachine, "MAP * ~NOTFOUND", "EXCLUDE localhost", "EXCLUDE 127.0.0.1"] };

    /// <summary>Every name means what it means to this machine.</summary>
    public static BrowserNetwork Everywhere { get; } = new() { Rules = OfThisMachine };

    /// <summary>Chromium's rules for resolving names (<c>--host-resolver-rules</c>).</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>
    /// SHA-256, in base64, of the public key of a certificate that is trusted though nobody vouches for it; null for none.
    /// </summary>
    public string? TrustedKey { get; init; }
}
