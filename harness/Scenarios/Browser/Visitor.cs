namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// What a visitor's browser lets a page do, as far as visitors differ in it. By default as browsers come, and as a willing person answers.
/// </summary>
public sealed record Visitor
{
    /// <summary>Whether frames of other sites may store anything; where they may, each embedding site has a store of its own.</summary>
    public bool ThirdPartyStorage { get; init; } = true;

    /// <summary>Whether the page's service worker runs where nothing of the page is changed.</summary>
    public bool ServiceWorkers { get; init; } = true;

    /// <summary>What the person says when the page's origin asks for the microphone.</summary>
    public MicrophoneSetting Permission { get; init; } = MicrophoneSetting.Granted;
}
