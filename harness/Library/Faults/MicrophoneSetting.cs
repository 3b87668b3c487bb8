namespace KojiWidgetHarness.Harness.Faults;

/// <summary>What the browser's site settings say about the microphone.</summary>
public enum MicrophoneSetting
{
    /// <summary>Allowed.</summary>
    Granted,

    /// <summary>Blocked.</summary>
    Denied,
}
