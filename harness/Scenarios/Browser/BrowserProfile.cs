namespace KojiWidgetHarness.Scenarios.Browser;

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
