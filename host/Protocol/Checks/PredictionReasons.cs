namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>The reason for each prediction: the name of the rule that decides, or what would have to be known.</summary>
public sealed record PredictionReasons
{
    /// <summary>Why the widget loads or does not.</summary>
    public required string Loads { get; init; }

    /// <summary>Why the widget may use the microphone or may not.</summary>
    public required string Microphone { get; init; }

    /// <summary>Why the widget's messages come to the page or do not.</summary>
    public required string Messages { get; init; }
}
