namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>One iframe with the widget in it, and what is predicted of it.</summary>
public sealed record CheckedEmbed
{
    /// <summary>The src as it is written, secrets redacted.</summary>
    public required string Src { get; init; }

    /// <summary>The line in which its tag begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What a browser will make of it.</summary>
    public required Prediction Predicts { get; init; }

    /// <summary>The reasons for the predictions.</summary>
    public required PredictionReasons Because { get; init; }

    /// <summary>What a browser made of it; null where none was asked.</summary>
    public Prediction? Observed { get; init; }
}
