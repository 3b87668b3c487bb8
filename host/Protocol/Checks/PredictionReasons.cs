namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>The reason for each prediction: the name of the rule that decides, or what would have to be known.</summary>
public sealed record PredictionReasons
{
    /// <summary>Of whether the widget loads.</summary>
    public required string Loads { get; init; }

    /// <summary>Of whether it may use the microphone.</summary>
    public required string Microphone { get; init; }

    /// <summary>Of whether its messages come to the page.</summary>
    public required string Messages { get; init; }
}
