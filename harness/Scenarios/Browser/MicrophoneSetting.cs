namespace KojiWidgetHarness.Scenarios.Browser;

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
