namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>What a call of the API is for.</summary>
public enum CallKind
{
    /// <summary>Starts an interview.</summary>
    Start,

    /// <summary>Sends an answer.</summary>
    Message,

    /// <summary>Completes an interview.</summary>
    Complete,

    /// <summary>Anything else.</summary>
    Other,
}
