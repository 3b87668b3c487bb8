namespace KojiWidgetHarness.Harness.Browser;

/// <summary>What a scenario needs of the browser's command line, which cannot be changed once it runs. One process serves each.</summary>
public enum BrowserProfile
{
    /// <summary>A microphone that hums.</summary>
    Microphone,

    /// <summary>No microphone.</summary>
    NoMicrophone,

    /// <summary>A microphone that cannot be opened.</summary>
    UnreadableMicrophone,
}
