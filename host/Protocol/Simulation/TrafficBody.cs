namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>The body of a request or a response, as far as the traffic log keeps it.</summary>
public sealed record TrafficBody
{
    /// <summary>
    /// The text, secrets redacted; null where it is not text, or the body of a script, style or picture of the widget page.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>How many bytes it really has; of a request's body that nobody read, what its sender announced.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether <see cref="Text"/> is only the beginning.</summary>
    public required bool Truncated { get; init; }
}
