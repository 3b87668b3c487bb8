namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Which events of the log are meant: those to which everything that is set applies.</summary>
public sealed record EventFilter
{
    /// <summary>Every event.</summary>
    public static EventFilter All { get; } = new();

    /// <summary>The codes that are wanted; any code when empty.</summary>
    public IReadOnlyList<EventCode> Codes { get; init; } = [];

    /// <summary>Who emitted it.</summary>
    public EventSource? Source { get; init; }

    /// <summary>The severity that is wanted; any when null.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The page load that it belongs to.</summary>
    public string? Session { get; init; }

    /// <summary>The invocation that it belongs to.</summary>
    public string? Run { get; init; }

    /// <summary>The trust that is wanted.</summary>
    public TrustLevel? Trust { get; init; }

    /// <summary>Stored at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Stored before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Whether it leaves sessions whole: all of a session's events fit, or none does.</summary>
    public bool IsWholeSessions =>
        this
            == new EventFilter
            {
                Codes = Codes,
                Session = Session,
                Run = Run,
            }
        && Codes.Count == 0;

    /// <summary>
    /// Words that all occur in its code, texts or evidence, in any order and case; one that ends with <c>*</c> stands for all words that
    /// begin with it.
    /// </summary>
    public string? Text { get; init; }
}
