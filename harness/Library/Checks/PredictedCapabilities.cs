namespace KojiWidgetHarness.Harness.Checks;

/// <summary>What is predicted of an embed.</summary>
[Flags]
public enum PredictedCapabilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>That the widget loads.</summary>
    Loads = 1,

    /// <summary>That it may use the microphone, if the person lets it.</summary>
    Microphone = 2,

    /// <summary>That the page hears its messages, with its origin.</summary>
    Messages = 4,

    /// <summary>All of them.</summary>
    All = Loads | Microphone | Messages,
}
