namespace KojiWidgetHarness.Checks.Rules;

/// <summary>What is predicted of an embed.</summary>
[Flags]
public enum PredictedCapabilities
{
    /// <summary>No capability.</summary>
    None = 0,

    /// <summary>The widget loads.</summary>
    Loads = 1,

    /// <summary>The widget may use the microphone, if the person allows it.</summary>
    Microphone = 2,

    /// <summary>The page hears the widget's messages, with its origin.</summary>
    Messages = 4,

    /// <summary>All capabilities.</summary>
    All = Loads | Microphone | Messages,
}
