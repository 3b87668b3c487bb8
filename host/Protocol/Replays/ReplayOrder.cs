using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Replays;

/// <summary>Asks an open page to dispatch a recorded message to itself once more.</summary>
public sealed record ReplayOrder
{
    /// <summary>The event that is repeated.</summary>
    public required EventReference Replays { get; init; }

    /// <summary>The message as it was recorded, as JSON; what was redacted stays redacted.</summary>
    public required string Text { get; init; }

    /// <summary>Number of the widget iframe that sent it then; null when none was given.</summary>
    public int? Frame { get; init; }
}
